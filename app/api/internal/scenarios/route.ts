import { createScenario as create, listScenarios as list } from "@/lib/contracts/scenarios";
import { route } from "@/lib/http/route.server";
import { createScenario } from "@/lib/services/scenarios/create-scenario.server";
import { listScenarios } from "@/lib/services/scenarios/list-scenarios.server";

export const GET = route({
  contract: list,
  requires: "scenarios.view",
  handle: ({ actor, query }) => listScenarios(actor, query),
});

export const POST = route({
  contract: create,
  requires: "scenarios.edit",
  handle: ({ actor, body }) => createScenario(actor, body),
});
