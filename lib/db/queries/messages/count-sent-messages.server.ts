import { pool } from "@/lib/db/pool.server";

// Goes through the index (shard, mailing_id, id) shard by shard.
const STATEMENT = `
  SELECT m.mailing_id AS "mailingId", sum(m.sent)::int AS sent
  FROM generate_series(0, 255) AS s(shard)
  CROSS JOIN LATERAL (
    SELECT mailing_id, count(*) AS sent FROM message
    WHERE shard = s.shard AND mailing_id = ANY($1) AND account_id = $2 AND status = 'sent' AND updated_at >= $3
    GROUP BY mailing_id
  ) m
  GROUP BY m.mailing_id`;

/** How many messages of each mailing were sent since a moment; a mailing without any is not in the answer. */
export async function countSentMessages(
  accountId: number,
  mailingIds: readonly number[],
  since: Date,
): Promise<{ mailingId: number; sent: number }[]> {
  const { rows } = await pool().query<{ mailingId: number; sent: number }>({
    name: "count-sent-messages",
    text: STATEMENT,
    values: [[...mailingIds], accountId, since],
  });
  return rows;
}
