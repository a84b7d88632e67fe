import { discardScenarioDraft, getScenarioEdits as edits, saveScenarioDraft } from "@/lib/contracts/scenarios";
import { route } from "@/lib/http/route.server";
import { discardDraft } from "@/lib/services/scenarios/discard-draft.server";
import { getScenarioEdits } from "@/lib/services/scenarios/get-scenario-edits.server";
import { saveDraft } from "@/lib/services/scenarios/save-draft.server";

export const GET = route({
  contract: edits,
  requires: "scenarios.view",
  handle: ({ actor, params }) => getScenarioEdits(actor, params.id),
});

export const PUT = route({
  contract: saveScenarioDraft,
  requires: "scenarios.edit",
  handle: ({ actor, params, body }) => saveDraft(actor, { ...body, id: params.id }),
});

export const DELETE = route({
  contract: discardScenarioDraft,
  requires: "scenarios.edit",
  handle: ({ actor, params }) => discardDraft(actor, params.id),
});
