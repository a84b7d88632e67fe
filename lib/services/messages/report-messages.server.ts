import type { ReportBody } from "@/lib/contracts/message-reports";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { findMessageShards } from "@/lib/db/queries/messages/find-message-shards.server";
import { hintFacts } from "@/lib/engine/hint-work.server";
import { applyReport } from "@/lib/engine/messages/apply-report.server";
import type { MessageReport, ReportResult } from "@/lib/engine/messages/message-report";
import { makeInstallationTag } from "./make-installation-tag.server";

type Event = ReportBody["events"][number];

/**
 * Notes what a provider reports about letters of an account, each event by itself: said again after a failure it does no harm.
 * Counts what was new, what was known, and what is about no letter of the account.
 */
export async function reportMessages({ accountId, body }: { accountId: number; body: ReportBody }) {
  const now = await databaseNow();
  const named = body.events.map((event) => ({ event, id: readMessageId(event.message_id) }));
  const shards = await findMessageShards(
    accountId,
    named.flatMap(({ id }) => id ?? []),
  );
  const counts: Record<ReportResult, number> = { noted: 0, known: 0, unknown: 0 };
  for (const { event, id } of named) {
    const shard = id === null ? undefined : shards.get(id);
    const result = id === null || shard === undefined ? "unknown" : await note(event, { shard, messageId: id, now });
    counts[result] += 1;
  }
  return counts;
}

async function note(
  event: Event,
  { shard, messageId, now }: { shard: number; messageId: bigint; now: Date },
): Promise<ReportResult> {
  // A provider's clock may go fast.
  const at = event.at === undefined || new Date(event.at) > now ? now : new Date(event.at);
  const result = await inTransaction(pool(), (client) =>
    applyReport(client, { shard, messageId, at }, toReport(event)),
  );
  if (result === "noted") hintFacts(pool(), [shard]);
  return result;
}

function toReport(event: Event): MessageReport {
  if (event.type !== "bounced") return { kind: event.type };
  return { kind: event.type, permanent: event.permanent, reason: event.reason };
}

/** The number in a Message-ID of this installation, or the number itself; null for other letters. */
function readMessageId(text: string): bigint | null {
  const [, number, tag] = /^<?(\d{1,18})(?:\.([0-9a-f]+)@[^<>\s]+)?>?$/.exec(text.trim()) ?? [];
  if (number === undefined || (tag !== undefined && tag !== makeInstallationTag())) return null;
  return BigInt(number);
}
