import type { Actor } from "@/lib/domain/permissions/permissions";
import { stopScenario } from "@/lib/services/scenarios/stop-scenario.server";
import type { Workflow } from "./describe-workflow";
import { getWorkflow } from "./get-workflow.server";

/** `workflows/deactivate`: stops a scenario; its profiles exit, or freeze where they are with `keep_profiles`. */
export async function deactivateWorkflow(
  actor: Actor,
  { id, keep_profiles }: { id: number; keep_profiles: boolean },
): Promise<{ data: Workflow }> {
  await stopScenario(actor, { id, keepProfiles: keep_profiles });
  return getWorkflow(actor, { id });
}
