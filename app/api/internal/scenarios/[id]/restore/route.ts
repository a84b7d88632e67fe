import { restoreScenario as contract } from "@/lib/contracts/scenarios";
import { route } from "@/lib/http/route.server";
import { restoreScenario } from "@/lib/services/scenarios/restore-scenario.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params }) => restoreScenario(actor, params.id),
});
