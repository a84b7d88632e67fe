import { activateScenario as contract } from "@/lib/contracts/scenarios";
import { route } from "@/lib/http/route.server";
import { activateScenario } from "@/lib/services/scenarios/activate-scenario.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params }) => activateScenario(actor, { id: params.id }),
});
