import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { cancelOperation as cancel } from "@/lib/engine/sql/operation-statements.server";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

/** Ends the sending of profiles; those who entered stay. `cancelled` false = it was over. Throws `not_found`. */
export async function cancelOperation(
  actor: Actor,
  { id, operationId }: { id: number; operationId: string },
): Promise<{ cancelled: boolean }> {
  return inTransaction(pool(), async (client) => {
    await requireScenario(client, actor, { id });
    const key = { id: BigInt(operationId), scenarioId: id };
    const cancelled = await cancel(client, key, ENGINE_CLOCK.now());
    if (cancelled) {
      const what = { action: "scenario.sending_cancelled", objectType: "scenario", objectId: id } as const;
      await writeAudit(client, actor, { ...what, after: { operationId } });
    }
    return { cancelled };
  });
}
