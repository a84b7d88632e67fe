import { listFailedProfiles as contract } from "@/lib/contracts/scenario-statistics";
import { route } from "@/lib/http/route.server";
import { listFailedProfiles } from "@/lib/services/scenarios/list-failed-profiles.server";

export const GET = route({
  contract,
  requires: "scenarios.view",
  handle: ({ actor, params, query }) => listFailedProfiles(actor, { ...query, id: params.id }),
});
