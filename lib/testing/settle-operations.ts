import type { Pool } from "pg";
import { runOperation } from "@/lib/engine/control/run-operation.server";
import type { Clock } from "@/lib/shared/clock";

const REAL: Clock = { now: () => new Date() };

/** Does to the end what callers left to an engine: the rest of stops, removals, populations … */
export async function settleOperations(pool: Pool, { clock }: { clock: Clock } = { clock: REAL }): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ id: bigint }>(
      "SELECT id FROM engine_operation WHERE state = 'running' ORDER BY id",
    );
    if (rows.length === 0) return;
    for (const { id } of rows) await runOperation(pool, id, { clock });
  }
}
