import type { Pool, PoolClient } from "pg";

const ATTEMPTS_MAX = 5;
/** Deadlock and serialization failure: nothing was written, the same work may be tried again. */
const RETRYABLE = new Set(["40P01", "40001"]);

/**
 * Runs work in one transaction and returns its result after COMMIT; any error rolls all of it back. Deadlocks are tried again
 * from the start, so the work must not change anything outside of the database.
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(pool, work);
    } catch (error) {
      if (attempt === ATTEMPTS_MAX || !RETRYABLE.has(codeOf(error))) throw error;
    }
  }
}

async function runOnce<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // A session that cannot even roll back is of no use to anybody: it is closed instead of given back.
    await client.query("ROLLBACK").catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
