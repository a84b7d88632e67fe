import { trashScenario as contract } from "@/lib/contracts/scenarios";
import { route } from "@/lib/http/route.server";
import { trashScenario } from "@/lib/services/scenarios/trash-scenario.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params }) => trashScenario(actor, params.id),
});
