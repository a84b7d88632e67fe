import { moveProfiles as contract } from "@/lib/contracts/scenario-statistics";
import { route } from "@/lib/http/route.server";
import { moveProfiles } from "@/lib/services/scenarios/move-profiles.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params, body }) => moveProfiles(actor, { ...body, id: params.id }),
});
