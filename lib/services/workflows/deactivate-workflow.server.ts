import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Workflow } from "./describe-workflow";
import { switchWorkflow } from "./switch-workflow.server";

/** `workflows/deactivate`: stops a scenario; its profiles exit, or freeze where they are with `keep_profiles`. */
export function deactivateWorkflow(
  actor: Actor,
  { id, keep_profiles }: { id: number; keep_profiles: boolean },
  idempotency: IdempotencyClaim | null,
): Promise<{ data: Workflow }> {
  return switchWorkflow(actor, { id, isActive: false, keepProfiles: keep_profiles }, idempotency);
}
