import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { updateScenario } from "@/lib/db/queries/scenarios/update-scenario.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";
import { AppError } from "@/lib/shared/app-error";

/** Moves an inactive scenario to the trash. Throws `conflict` while it is active. */
export async function trashScenario(actor: Actor, id: number): Promise<{ rev: number; updatedAt: string }> {
  return inTransaction(pool(), async (client) => {
    const { name, isActive, isActivating } = await requireScenario(client, actor, { id, lock: true });
    if (isActive || isActivating)
      throw new AppError("conflict", `"${name}" (#${id}) is active. Stop it, then move it to the trash.`);
    const { rev, updatedAt } = await updateScenario(client, actor, { id, change: { trashed: true } });
    await writeAudit(client, actor, { action: "scenario.trashed", objectType: "scenario", objectId: id });
    return { rev, updatedAt: updatedAt.toISOString() };
  });
}
