import { pool } from "@/lib/db/pool.server";
import { deleteDraft } from "@/lib/db/queries/scenarios/delete-draft.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

/** Forgets what nobody has saved. Throws `not_found`. */
export async function discardDraft(actor: Actor, id: number): Promise<void> {
  await requireScenario(pool(), actor, { id });
  await deleteDraft(pool(), id);
}
