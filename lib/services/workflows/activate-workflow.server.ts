import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Workflow } from "./describe-workflow";
import { switchWorkflow } from "./switch-workflow.server";

/** `workflows/activate`: runs the saved version; `skip_profiles` first ends the passes that a freeze has kept. */
export function activateWorkflow(
  actor: Actor,
  { id, skip_profiles }: { id: number; skip_profiles: boolean },
  idempotency: IdempotencyClaim | null,
): Promise<{ data: Workflow }> {
  return switchWorkflow(actor, { id, isActive: true, clear: skip_profiles }, idempotency);
}
