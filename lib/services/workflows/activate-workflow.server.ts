import type { Actor } from "@/lib/domain/permissions/permissions";
import { activateScenario } from "@/lib/services/scenarios/activate-scenario.server";
import type { Workflow } from "./describe-workflow";
import { getWorkflow } from "./get-workflow.server";

/** `workflows/activate`: runs the saved version; `skip_profiles` first ends the passes that a freeze has kept. */
export async function activateWorkflow(
  actor: Actor,
  { id, skip_profiles }: { id: number; skip_profiles: boolean },
): Promise<{ data: Workflow }> {
  await activateScenario(actor, { id, clear: skip_profiles });
  return getWorkflow(actor, { id });
}
