import { pool } from "@/lib/db/pool.server";

const STATEMENT = `
  SELECT m.template_id AS "templateId", m.template_version AS version, m.variables, a.time_zone AS zone,
    CASE WHEN m.status = 'sent' THEN m.updated_at ELSE m.created_at END AS at
  FROM message m JOIN account a ON a.id = m.account_id
  WHERE m.shard = $1 AND m.id = $2 AND m.variables IS NOT NULL`;

/** What a letter was made of. `at`: when it was handed over. */
export type LetterSource = { templateId: number; version: number; variables: unknown; zone: string; at: Date };

/** What a message's letter can be made of again; null when it is not kept. */
export async function getLetterSource(shard: number, messageId: bigint): Promise<LetterSource | null> {
  const { rows } = await pool().query<LetterSource>({
    name: "get-letter-source",
    text: STATEMENT,
    values: [shard, messageId],
  });
  return rows[0] ?? null;
}
