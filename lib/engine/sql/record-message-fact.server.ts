import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/**
 * Notes what happened to a message: the first time of each thing, and how often it was opened and clicked. Whoever clicks has
 * opened, also where pictures are not loaded, and what a recipient does tells that the letter arrived. No index holds these columns, so the row is updated in place.
 */
export const RECORD_MESSAGE_FACT: Statement = {
  name: "engine-record-message-fact",
  text: `UPDATE message SET
      delivered_at = CASE WHEN $3 = 'bounced' THEN delivered_at ELSE coalesce(delivered_at, $4) END,
      opened_at = CASE WHEN $3 IN ('opened', 'clicked') THEN coalesce(opened_at, $4) ELSE opened_at END,
      opens = opens + CASE WHEN $3 = 'opened' OR ($3 = 'clicked' AND opened_at IS NULL) THEN 1 ELSE 0 END,
      clicked_at = CASE WHEN $3 = 'clicked' THEN coalesce(clicked_at, $4) ELSE clicked_at END,
      clicks = clicks + CASE WHEN $3 = 'clicked' THEN 1 ELSE 0 END,
      unsubscribed_at = CASE WHEN $3 = 'unsubscribed' THEN coalesce(unsubscribed_at, $4) ELSE unsubscribed_at END,
      complained_at = CASE WHEN $3 = 'complained' THEN coalesce(complained_at, $4) ELSE complained_at END,
      bounced_at = CASE WHEN $3 = 'bounced' THEN coalesce(bounced_at, $4) ELSE bounced_at END,
      bounce_kind = CASE WHEN $3 = 'bounced' THEN $5 ELSE bounce_kind END,
      bounce_reason = CASE WHEN $3 = 'bounced' THEN $6 ELSE bounce_reason END
    WHERE shard = $1 AND id = $2
    RETURNING account_id AS "accountId", database_id AS "databaseId", profile_id AS "profileId", mailing_id AS "mailingId",
      (opened_at = $4) IS TRUE AS "isFirstOpen", (delivered_at = $4) IS TRUE AS "isFirstDelivery"`,
};

/** What happened to a message after it was handed over. */
export type MessageEvent = "delivered" | "opened" | "clicked" | "unsubscribed" | "complained" | "bounced";

/** The message that it happened to. */
export type FactMessage = {
  accountId: number;
  databaseId: number;
  profileId: bigint;
  /** Null = a template of an element. */
  mailingId: number | null;
  /** Whether it was opened for the first time at this moment, be it by a click. */
  isFirstOpen: boolean;
  /** Whether it is known from this moment on that it arrived. */
  isFirstDelivery: boolean;
};

export type MessageFactInput = {
  shard: number;
  messageId: bigint;
  event: MessageEvent;
  at: Date;
  /** Of `bounced`. */
  bounce?: { kind: "hard" | "soft"; reason: string };
};

/** Writes the columns of one message; null when it is no longer kept. */
export async function writeMessageFact(client: Queryable, input: MessageFactInput): Promise<FactMessage | null> {
  const { shard, messageId, event, at, bounce } = input;
  const values = [shard, messageId, event, at, bounce?.kind ?? null, bounce?.reason ?? null];
  const [row] = await runStatement<FactMessage>(client, RECORD_MESSAGE_FACT, values);
  return row ?? null;
}
