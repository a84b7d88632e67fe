import type { ClientBase } from "pg";
import type { SubscriptionKey } from "@/lib/db/queries/subscriptions/change-status.server";

export type MessageKey = SubscriptionKey & {
  /** Null = a template of an element. */
  mailingId: number | null;
  templateId: number;
  accountId: number;
  databaseId: number;
  /** What is known of it so far. */
  deliveredAt: Date | null;
  complainedAt: Date | null;
  bouncedAt: Date | null;
  bounceKind: string | null;
};

/** The subscription that a message was sent to, and its mailing; null when the message is gone. */
export async function getMessageKey(client: ClientBase, shard: number, messageId: bigint): Promise<MessageKey | null> {
  const { rows } = await client.query<MessageKey>({
    name: "get-message-key",
    text: `SELECT profile_id AS "profileId", resource_id AS "resourceId", channel, address, mailing_id AS "mailingId", template_id AS "templateId",
        account_id AS "accountId", database_id AS "databaseId",
        delivered_at AS "deliveredAt", complained_at AS "complainedAt", bounced_at AS "bouncedAt", bounce_kind AS "bounceKind"
      FROM message WHERE shard = $1 AND id = $2`,
    values: [shard, messageId],
  });
  return rows[0] ?? null;
}
