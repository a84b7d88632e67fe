import { pool } from "@/lib/db/pool.server";

const WHERE = `account_id = $1 AND ($2 = '' OR address LIKE '%' || $2 || '%')`;

export type SuppressionRow = { address: string; reason: string; createdBy: string; createdAt: Date };

/** The account's suppressed addresses after one, and how many there are in all. */
export async function listSuppressions(input: {
  accountId: number;
  search: string;
  after: string | null;
  limit: number;
}): Promise<{ rows: SuppressionRow[]; total: number }> {
  const search = input.search
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, "\\$&");
  const { rows } = await pool().query<SuppressionRow>(
    `SELECT address, reason, created_by AS "createdBy", created_at AS "createdAt"
     FROM suppression WHERE ${WHERE} AND ($3::text IS NULL OR address > $3) ORDER BY address LIMIT $4`,
    [input.accountId, search, input.after, input.limit],
  );
  const count = await pool().query<{ total: number }>(`SELECT count(*)::int AS total FROM suppression WHERE ${WHERE}`, [
    input.accountId,
    search,
  ]);
  return { rows, total: count.rows[0]?.total ?? 0 };
}
