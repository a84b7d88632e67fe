import { listInsideProfiles as contract } from "@/lib/contracts/scenario-statistics";
import { route } from "@/lib/http/route.server";
import { listInsideProfiles } from "@/lib/services/scenarios/list-inside-profiles.server";

export const GET = route({
  contract,
  requires: "scenarios.view",
  handle: ({ actor, params, query }) => listInsideProfiles(actor, { ...query, ...params }),
});
