import { retryProfiles as contract } from "@/lib/contracts/scenario-statistics";
import { route } from "@/lib/http/route.server";
import { retryProfiles } from "@/lib/services/scenarios/retry-profiles.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params, body }) => retryProfiles(actor, { ...body, id: params.id }),
});
