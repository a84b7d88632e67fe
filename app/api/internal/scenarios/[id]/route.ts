import { getScenario, updateScenario as update } from "@/lib/contracts/scenarios";
import { route } from "@/lib/http/route.server";
import { openScenario } from "@/lib/services/scenarios/open-scenario.server";
import { updateScenario } from "@/lib/services/scenarios/update-scenario.server";

export const GET = route({
  contract: getScenario,
  requires: "scenarios.view",
  handle: ({ actor, params }) => openScenario(actor, params.id),
});

export const PATCH = route({
  contract: update,
  requires: "scenarios.edit",
  handle: ({ actor, params, body }) => updateScenario(actor, params.id, body),
});
