import type { ClientBase } from "pg";
import type { SubscriptionKey } from "@/lib/db/queries/subscriptions/change-status.server";

/** The subscription that a message was sent to, and its mailing; null when the message is gone. */
export async function getMessageKey(
  client: ClientBase,
  shard: number,
  messageId: bigint,
): Promise<(SubscriptionKey & { mailingId: number }) | null> {
  const { rows } = await client.query<SubscriptionKey & { mailingId: number }>({
    name: "get-message-key",
    text: `SELECT profile_id AS "profileId", resource_id AS "resourceId", channel, address, mailing_id AS "mailingId"
      FROM message WHERE shard = $1 AND id = $2`,
    values: [shard, messageId],
  });
  return rows[0] ?? null;
}
