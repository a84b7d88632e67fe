import { watchScenario as contract } from "@/lib/contracts/scenario-statistics";
import { route } from "@/lib/http/route.server";
import { watchScenario } from "@/lib/services/scenarios/watch-scenario.server";

export const GET = route({
  contract,
  requires: "scenarios.view",
  handle: ({ actor, params, request }) => watchScenario(actor, { id: params.id, signal: request.signal }),
});
