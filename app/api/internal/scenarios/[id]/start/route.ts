import { startScenarioByHand as contract } from "@/lib/contracts/scenarios";
import { route } from "@/lib/http/route.server";
import { startByHand } from "@/lib/services/scenarios/start-by-hand.server";

export const POST = route({
  contract,
  requires: "scenarios.start",
  handle: ({ actor, params, body }) => startByHand(actor, { ...body, id: params.id }),
});
