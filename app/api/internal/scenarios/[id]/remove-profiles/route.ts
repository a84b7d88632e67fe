import { removeProfilesFromScenario as contract } from "@/lib/contracts/scenario-statistics";
import { route } from "@/lib/http/route.server";
import { removeProfiles } from "@/lib/services/scenarios/remove-profiles.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params, body }) => removeProfiles(actor, { ...body, id: params.id }),
});
