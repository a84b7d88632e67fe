import { stopScenario as contract } from "@/lib/contracts/scenarios";
import { route } from "@/lib/http/route.server";
import { stopScenario } from "@/lib/services/scenarios/stop-scenario.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params, body }) => stopScenario(actor, { ...body, id: params.id }),
});
