import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { findSkip, type Skip } from "@/lib/domain/scenario/failed-passes";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { claimNamedTasks } from "@/lib/engine/sql/claim-named-tasks.server";
import { lockControls } from "@/lib/engine/sql/lock-controls.server";
import { REALTIME_LANE } from "@/lib/engine/task-row";
import { makeRetry } from "@/lib/engine/walk/make-retry";
import type { Clock } from "@/lib/shared/clock";

export type RetryPassInput = { profileId: bigint; scenarioId: number; passId: bigint; skips: readonly Skip[] | null };

/** `ended`: it skipped an element that nothing follows. */
export type RetriedPass = "gone_on" | "ended";

/** Lets one failed pass go on; null when it is no longer failed, or the scenario does not run. */
export async function retryPass(
  pool: Pool,
  input: RetryPassInput,
  { clock }: { clock: Clock },
): Promise<RetriedPass | null> {
  const { profileId, scenarioId, passId, skips } = input;
  const shard = getProfileShard(profileId);
  return inTransaction(pool, async (client) => {
    if ((await lockControls(client, [{ shard, scenarioId }])).length === 0) return null;
    // In mode `parallel` a pass stands under its own number, else under 0.
    const keys = [0n, passId].map((instance) => ({ profileId, scenarioId, instance }));
    const row = (await claimNamedTasks(client, shard, keys)).find((one) => one.passId === passId);
    if (row?.status !== "failed") return null;
    const now = clock.now();
    const skip = findSkip(skips, row.nodeId);
    const { change, events } = makeRetry(row, { skip, lane: REALTIME_LANE, now });
    const writer = new BatchWriter(shard, now);
    writer.addChange(change);
    writer.addEvents(events);
    await writer.flush(client);
    return change.status === "ended" ? "ended" : "gone_on";
  });
}
