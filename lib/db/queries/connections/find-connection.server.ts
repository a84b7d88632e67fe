import type { Pool } from "pg";

/** A connection as it is kept, its secret sealed. */
export type ConnectionRow = { name: string; config: unknown; secret: Uint8Array | null; updatedAt: Date };

/** The account's connection, else null. */
export async function findConnection(pool: Pool, accountId: number, id: number): Promise<ConnectionRow | null> {
  const { rows } = await pool.query<ConnectionRow>({
    name: "find-connection",
    text: `SELECT name, config, secret, updated_at AS "updatedAt" FROM connection WHERE account_id = $1 AND id = $2`,
    values: [accountId, id],
  });
  return rows[0] ?? null;
}
