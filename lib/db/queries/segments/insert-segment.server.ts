import type { ClientBase } from "pg";

export type NewSegment = {
  accountId: number;
  databaseId: number;
  name: string;
  description: string;
  kind: string;
  /** JSON; null for a static one. */
  condition: string | null;
};

/** Makes a segment; returns its number. A taken name is a unique violation. */
export async function insertSegment(client: ClientBase, segment: NewSegment): Promise<number> {
  const { accountId, databaseId, name, description, kind, condition } = segment;
  const { rows } = await client.query<{ id: number }>({
    text: `INSERT INTO segment (account_id, database_id, name, description, kind, condition, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6::jsonb, now()) RETURNING id`,
    values: [accountId, databaseId, name, description, kind, condition],
  });
  return rows[0]?.id ?? 0;
}
