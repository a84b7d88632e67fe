import type { ClientBase } from "pg";

/** The ids of tags by name; new names become tags. */
export async function ensureTags(client: ClientBase, accountId: number, names: readonly string[]): Promise<number[]> {
  if (names.length === 0) return [];
  await client.query(
    `INSERT INTO tag (account_id, name) SELECT $1, unnest($2::text[]) ON CONFLICT (account_id, name) DO NOTHING`,
    [accountId, names],
  );
  const { rows } = await client.query<{ id: number }>(
    `SELECT id FROM tag WHERE account_id = $1 AND name = ANY($2::text[])`,
    [accountId, names],
  );
  return rows.map((row) => row.id);
}
