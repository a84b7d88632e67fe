import type { ClientBase } from "pg";
import { getMessageKey, type MessageKey } from "@/lib/db/queries/messages/get-message-key.server";
import { countSoftBounces } from "@/lib/db/queries/messages/count-soft-bounces.server";
import { insertProfileEvents } from "@/lib/db/queries/profiles/insert-profile-events.server";
import { lockProfiles } from "@/lib/db/queries/profiles/lock-profiles.server";
import { changeStatus } from "@/lib/db/queries/subscriptions/change-status.server";
import { insertSuppression } from "@/lib/db/queries/suppressions/insert-suppression.server";
import type { SubscriptionStatus } from "@/lib/domain/subscriptions/subscription-status";
import { tellFacts } from "@/lib/engine/facts/tell-facts.server";
import type { MessageReport, ReportResult } from "@/lib/engine/messages/message-report";
import { nameLetterSource } from "@/lib/engine/messages/name-letter-source";
import { recordMessageFact } from "@/lib/engine/messages/record-message-fact.server";

/** So many letters in a row that came back for a passing reason suspend the subscription. */
export const SOFT_BOUNCES_MAX = 5;
const REASON_LENGTH_MAX = 500;
const LISTED_BY = "Report of a mail server";
/** A report takes nobody's own word back: who unsubscribed stays so. */
const ENDED_BY_REPORT: readonly SubscriptionStatus[] = ["subscribed", "unconfirmed", "suspended"];

export type ReportedMessage = { shard: number; messageId: bigint; at: Date };

/**
 * Notes what became of a letter, in the caller's transaction: the message, the subscription that a hard bounce, a complaint or
 * many soft bounces end, the suppression list, and whoever waits. The same report twice changes nothing.
 */
export async function applyReport(
  client: ClientBase,
  message: ReportedMessage,
  report: MessageReport,
): Promise<ReportResult> {
  const { shard, messageId, at } = message;
  const found = await getMessageKey(client, shard, messageId);
  if (found === null) return "unknown";
  // Everybody who changes a profile's subscriptions takes this lock first; what another report said is seen behind it.
  await lockProfiles(client, [found.profileId]);
  const key = await getMessageKey(client, shard, messageId);
  if (key === null) return "unknown";
  if (isKnown(key, report)) return "known";
  const bounce = report.kind === "bounced" ? describeBounce(report) : undefined;
  await recordMessageFact(client, { shard, messageId, event: report.kind, at, ...(bounce && { bounce }) });
  const end = await findEnd(client, key, { shard, report });
  if (end === null) return "noted";
  await endSubscription(client, key, { ...message, to: end.status });
  if (end.listedFor !== null) {
    const row = { address: key.address, reason: end.listedFor, createdBy: LISTED_BY, createdAt: at };
    await insertSuppression(client, key.accountId, row);
  }
  return "noted";
}

function isKnown(key: MessageKey, report: MessageReport): boolean {
  if (report.kind === "delivered") return key.deliveredAt !== null;
  if (report.kind === "complained") return key.complainedAt !== null;
  // A letter that came back for a passing reason may be said to have come back for good later.
  return key.bouncedAt !== null && (key.bounceKind === "hard" || !report.permanent);
}

function describeBounce({ permanent, reason }: { permanent: boolean; reason: string }) {
  const words = reason.replace(/\s+/g, " ").replaceAll("\0", "").trim().slice(0, REASON_LENGTH_MAX);
  return { kind: permanent ? ("hard" as const) : ("soft" as const), reason: words };
}

type End = { status: SubscriptionStatus; listedFor: string | null };

async function findEnd(
  client: ClientBase,
  key: MessageKey,
  { shard, report }: { shard: number; report: MessageReport },
): Promise<End | null> {
  if (report.kind === "delivered") return null;
  if (report.kind === "complained") return { status: "complained", listedFor: "Complaint" };
  if (report.permanent) {
    const { reason } = describeBounce(report);
    return { status: "hard_bounced", listedFor: reason === "" ? "Hard bounce" : `Hard bounce: ${reason}` };
  }
  const inARow = await countSoftBounces(client, { shard, ...key }, SOFT_BOUNCES_MAX);
  return inARow < SOFT_BOUNCES_MAX ? null : { status: "suspended", listedFor: null };
}

async function endSubscription(
  client: ClientBase,
  key: MessageKey,
  { at: now, messageId, to }: ReportedMessage & { to: SubscriptionStatus },
): Promise<void> {
  const changed = await changeStatus(client, key, { from: ENDED_BY_REPORT.filter((from) => from !== to), to, now });
  if (changed === null) return;
  const { accountId, databaseId, profileId, resourceId, channel, address } = key;
  const detail = { resourceId, channel, address, from: changed.before, to, priority: changed.priority };
  await insertProfileEvents(client, { now, source: `report:${nameLetterSource(key)}` }, [
    { profileId, kind: "subscription_changed", detail: { ...detail, messageId: messageId.toString() } },
  ]);
  const fact = { kind: "subscription_changed" as const, resourceId, channel, address, from: changed.before, to };
  await tellFacts(client, now, [{ accountId, databaseId, profileId, fact, hops: 0, lane: 0, starts: true }]);
}
