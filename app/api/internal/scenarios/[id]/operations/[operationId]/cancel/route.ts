import { cancelScenarioOperation as contract } from "@/lib/contracts/scenario-operations";
import { route } from "@/lib/http/route.server";
import { cancelOperation } from "@/lib/services/scenarios/cancel-operation.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params }) => cancelOperation(actor, params),
});
