import { pool } from "@/lib/db/pool.server";

const WHERE = `account_id = $1 AND ($2 = '' OR subject ILIKE '%' || $2 || '%' OR rcpt_to ILIKE '%' || $2 || '%'
  OR mail_from ILIKE '%' || $2 || '%')`;

export type LetterRow = {
  id: bigint;
  from: string;
  to: string;
  subject: string;
  isTest: boolean;
  createdAt: Date;
};

/** The account's kept letters before an id, newest first, without their bytes, and how many there are. */
export async function listLetters(input: {
  accountId: number;
  search: string;
  before: bigint | null;
  limit: number;
}): Promise<{ rows: LetterRow[]; total: number }> {
  const search = input.search.trim().replace(/[\\%_]/g, "\\$&");
  const { rows } = await pool().query<LetterRow>(
    `SELECT id, mail_from AS "from", rcpt_to AS "to", subject, message_id IS NULL AS "isTest", created_at AS "createdAt"
     FROM outbox_letter WHERE ${WHERE} AND ($3::bigint IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
    [input.accountId, search, input.before, input.limit],
  );
  const count = await pool().query<{ total: number }>(
    `SELECT count(*)::int AS total FROM outbox_letter WHERE ${WHERE}`,
    [input.accountId, search],
  );
  return { rows, total: count.rows[0]?.total ?? 0 };
}
