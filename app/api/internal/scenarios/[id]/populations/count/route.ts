import { countPopulation as contract } from "@/lib/contracts/scenario-operations";
import { route } from "@/lib/http/route.server";
import { countPopulation } from "@/lib/services/scenarios/count-population.server";

export const GET = route({
  contract,
  requires: "scenarios.view",
  handle: ({ actor, params, query }) => countPopulation(actor, { id: params.id, segmentId: query.segmentId ?? null }),
});
