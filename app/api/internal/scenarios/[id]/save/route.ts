import { saveScenario as contract } from "@/lib/contracts/scenarios";
import { route } from "@/lib/http/route.server";
import { saveScenario } from "@/lib/services/scenarios/save-scenario.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params, body }) => saveScenario(actor, { ...body, id: params.id }),
});
