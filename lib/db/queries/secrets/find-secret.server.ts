import type { Pool } from "pg";

/** A secret as it is kept: encrypted, with the hosts it was made for. */
export type SecretRow = { value: Uint8Array; hosts: string[] };

/** The account's secret of this name, else null. */
export async function findSecret(pool: Pool, accountId: number, name: string): Promise<SecretRow | null> {
  const { rows } = await pool.query<SecretRow>({
    name: "find-secret",
    text: `SELECT value, hosts FROM secret WHERE account_id = $1 AND name = $2`,
    values: [accountId, name],
  });
  return rows[0] ?? null;
}
