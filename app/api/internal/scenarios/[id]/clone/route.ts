import { cloneScenario as contract } from "@/lib/contracts/scenarios";
import { route } from "@/lib/http/route.server";
import { cloneScenario } from "@/lib/services/scenarios/clone-scenario.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params, body }) => cloneScenario(actor, { ...body, id: params.id }),
});
