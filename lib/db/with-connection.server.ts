import type { Pool, PoolClient } from "pg";

/**
 * Lends a connection out for statements that are no one transaction. One on which something failed is closed instead of given back:
 * nobody knows how its session is set.
 */
export async function withConnection<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let isFine = false;
  try {
    const result = await work(client);
    isFine = true;
    return result;
  } finally {
    client.release(!isFine);
  }
}
