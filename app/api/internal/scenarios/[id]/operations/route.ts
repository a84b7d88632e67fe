import { listScenarioOperations as contract } from "@/lib/contracts/scenario-operations";
import { route } from "@/lib/http/route.server";
import { listOperations } from "@/lib/services/scenarios/list-operations.server";

export const GET = route({
  contract,
  requires: "scenarios.view",
  handle: ({ actor, params }) => listOperations(actor, params),
});
