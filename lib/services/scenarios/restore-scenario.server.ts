import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { updateScenario } from "@/lib/db/queries/scenarios/update-scenario.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

/** Takes a scenario out of the trash; it stays inactive. */
export async function restoreScenario(actor: Actor, id: number): Promise<{ rev: number; updatedAt: string }> {
  return inTransaction(pool(), async (client) => {
    await requireScenario(client, actor, { id, lock: true });
    const { rev, updatedAt } = await updateScenario(client, actor, { id, change: { trashed: false } });
    await writeAudit(client, actor, { action: "scenario.restored", objectType: "scenario", objectId: id });
    return { rev, updatedAt: updatedAt.toISOString() };
  });
}
