import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** The sender that a letter goes out with: the named one, else the account's default. Its other settings are read when it is handed over. */
export const READ_SENDER_RATE: Statement = {
  name: "engine-read-sender-rate",
  text: `SELECT id, rate_limit AS "limit", rate_per AS per FROM sender
    WHERE account_id = $1 AND channel = 'email' AND (id = $2 OR is_default)
    ORDER BY (id = $2) DESC NULLS LAST LIMIT 1`,
};

/** At most `limit` letters a second, minute or hour; null = as many as there are. */
export type SenderRate = { id: number; limit: number | null; per: "second" | "minute" | "hour" };

/** Null where letters go out without a sender of the account. */
export async function readSenderRate(
  client: Queryable,
  accountId: number,
  senderId: number | null,
): Promise<SenderRate | null> {
  const rows = await runStatement<SenderRate>(client, READ_SENDER_RATE, [accountId, senderId]);
  return rows[0] ?? null;
}
