import type { LinkedMessage } from "@/lib/auth/message-token.server";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { getMessageKey } from "@/lib/db/queries/messages/get-message-key.server";
import { insertProfileEvents } from "@/lib/db/queries/profiles/insert-profile-events.server";
import { lockProfiles } from "@/lib/db/queries/profiles/lock-profiles.server";
import { changeStatus } from "@/lib/db/queries/subscriptions/change-status.server";
import type { SubscriptionStatus } from "@/lib/domain/subscriptions/subscription-status";
import { tellFacts } from "@/lib/engine/facts/tell-facts.server";
import { nameLetterSource } from "@/lib/engine/messages/name-letter-source";
import { recordMessageFact } from "@/lib/engine/messages/record-message-fact.server";

/** What the recipient may change; a bounce or a complaint is not taken back by a click. */
const CHANGES = {
  unsubscribe: { from: ["subscribed", "unconfirmed"], to: "unsubscribed" },
  subscribe: { from: ["unsubscribed"], to: "subscribed" },
} as const satisfies Record<string, { from: readonly SubscriptionStatus[]; to: SubscriptionStatus }>;

export type LinkChange = keyof typeof CHANGES;

/**
 * Ends the subscription that a message was sent to, or begins it again: the status, the profile's history and the message in one
 * transaction. What holds already stays as it is, however often the link is used.
 */
export async function changeSubscriptionByLink(message: LinkedMessage, change: LinkChange): Promise<void> {
  const { shard, messageId } = message;
  const now = await databaseNow();
  await inTransaction(pool(), async (client) => {
    const key = await getMessageKey(client, shard, messageId);
    if (key === null) return;
    // Everybody who changes a profile's subscriptions takes this lock first.
    await lockProfiles(client, [key.profileId]);
    const { from, to } = CHANGES[change];
    const changed = await changeStatus(client, key, { from, to, now });
    if (changed === null) return;
    const { accountId, databaseId, profileId, resourceId, channel, address } = key;
    const detail = { resourceId, channel, address, from: changed.before, to, priority: changed.priority };
    await insertProfileEvents(client, { now, source: `link:${nameLetterSource(key)}` }, [
      { profileId, kind: "subscription_changed", detail: { ...detail, messageId: messageId.toString() } },
    ]);
    const fact = { kind: "subscription_changed" as const, resourceId, channel, address, from: changed.before, to };
    await tellFacts(client, now, [{ accountId, databaseId, profileId, fact, hops: 0, lane: 0, starts: true }]);
    if (change === "unsubscribe") {
      await recordMessageFact(client, { shard, messageId, event: "unsubscribed", at: now });
    }
  });
}
