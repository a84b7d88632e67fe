import { listPopulations as contract } from "@/lib/contracts/scenario-operations";
import { route } from "@/lib/http/route.server";
import { listPopulations } from "@/lib/services/scenarios/list-populations.server";

export const GET = route({
  contract,
  requires: "scenarios.view",
  handle: ({ actor, params }) => listPopulations(actor, params),
});
