import type { Pool, PoolClient } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { QuotaLedger } from "@/lib/engine/batch/quota-ledger.server";

/**
 * Runs a batch in its transaction; what it took of limits goes back when it is rolled back. When it is not known whether the commit
 * went through, nothing goes back: rather one profile fewer than one too many.
 */
export async function inBatch<Result>(
  pool: Pool,
  work: (client: PoolClient, quotas: QuotaLedger) => Promise<Result>,
): Promise<Result> {
  const quotas = new QuotaLedger(pool);
  /** Whether the work was done, so that only its commit was left. */
  const progress = { isDone: false };
  try {
    return await inTransaction(pool, async (client) => {
      // A batch that met a deadlock runs again.
      await quotas.giveBack();
      progress.isDone = false;
      const result = await work(client, quotas);
      progress.isDone = true;
      return result;
    });
  } catch (error) {
    // Where the database is away the places are lost until the next period.
    if (!progress.isDone) await quotas.giveBack().catch(() => undefined);
    throw error;
  }
}
