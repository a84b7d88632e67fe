import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { claimLiveTasks } from "@/lib/engine/sql/claim-live-tasks.server";
import { lockHaltedControls } from "@/lib/engine/sql/lock-controls.server";
import { makeMove } from "@/lib/engine/walk/make-move";
import type { Clock } from "@/lib/shared/clock";

export type MovePassInput = { profileId: bigint; scenarioId: number; passId: bigint; to: number };

/** Moves one pass to another element, also a frozen one; false when it is no longer inside, or failed. */
export async function movePass(pool: Pool, input: MovePassInput, { clock }: { clock: Clock }): Promise<boolean> {
  const { profileId, scenarioId, passId, to } = input;
  const shard = getProfileShard(profileId);
  return inTransaction(pool, async (client) => {
    await lockHaltedControls(client, [{ shard, scenarioId }]);
    const live = await claimLiveTasks(client, [{ shard, profileId, scenarioId }]);
    const task = live.find(({ row }) => row.passId === passId);
    if (!task) return false;
    const now = clock.now();
    const writer = new BatchWriter(shard, now);
    const { change, events } = makeMove(task.row, { nodeId: to, lane: task.row.lane, now });
    writer.addChange(change);
    writer.addEvents(events);
    await writer.flush(client);
    return true;
  });
}
