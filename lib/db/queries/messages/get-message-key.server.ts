import type { ClientBase } from "pg";
import type { SubscriptionKey } from "@/lib/db/queries/subscriptions/change-status.server";

type MessageKey = SubscriptionKey & { mailingId: number; accountId: number; databaseId: number };

/** The subscription that a message was sent to, and its mailing; null when the message is gone. */
export async function getMessageKey(client: ClientBase, shard: number, messageId: bigint): Promise<MessageKey | null> {
  const { rows } = await client.query<MessageKey>({
    name: "get-message-key",
    text: `SELECT profile_id AS "profileId", resource_id AS "resourceId", channel, address, mailing_id AS "mailingId",
        account_id AS "accountId", database_id AS "databaseId"
      FROM message WHERE shard = $1 AND id = $2`,
    values: [shard, messageId],
  });
  return rows[0] ?? null;
}
