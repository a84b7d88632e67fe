import type { ClientBase } from "pg";
import type { EffectResult } from "@/lib/engine/effects/effect-job";
import { applyReport } from "@/lib/engine/messages/apply-report.server";

/**
 * What a mail server says at once about an address counts as what it says later in a report: in the order of the profiles, which are
 * locked. True when there was any.
 */
export async function noteBounces(
  client: ClientBase,
  { shard, now: at }: { shard: number; now: Date },
  results: readonly EffectResult[],
): Promise<boolean> {
  const bounced = results.filter((result) => result.bounced !== undefined);
  bounced.sort((a, b) => (a.job.profileId < b.job.profileId ? -1 : 1));
  for (const { job, bounced: reason = "" } of bounced) {
    await applyReport(client, { shard, messageId: job.id, at }, { kind: "bounced", permanent: true, reason });
  }
  return bounced.length > 0;
}
