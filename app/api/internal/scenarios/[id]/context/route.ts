import { getScenarioContext as contract } from "@/lib/contracts/scenario-context";
import { route } from "@/lib/http/route.server";
import { getScenarioContext } from "@/lib/services/scenarios/get-scenario-context.server";

export const GET = route({
  contract,
  requires: "scenarios.view",
  handle: ({ actor, params }) => getScenarioContext(actor, params.id),
});
