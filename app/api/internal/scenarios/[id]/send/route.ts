import { sendPopulation as contract } from "@/lib/contracts/scenario-operations";
import { route } from "@/lib/http/route.server";
import { sendPopulation } from "@/lib/services/scenarios/send-population.server";

export const POST = route({
  contract,
  requires: "scenarios.edit",
  handle: ({ actor, params, body }) => sendPopulation(actor, { ...body, id: params.id }),
});
