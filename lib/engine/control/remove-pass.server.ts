import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { claimLiveTasks } from "@/lib/engine/sql/claim-live-tasks.server";
import { lockHaltedControls } from "@/lib/engine/sql/lock-controls.server";
import { makeRemoval } from "@/lib/engine/walk/make-removal";
import type { Clock } from "@/lib/shared/clock";

export type RemovePassInput = { profileId: bigint; scenarioId: number; passId: bigint; reason: string };

/** Takes one pass out of its scenario, also a frozen one; false when it is no longer inside. */
export async function removePass(pool: Pool, input: RemovePassInput, { clock }: { clock: Clock }): Promise<boolean> {
  const { profileId, scenarioId, passId, reason } = input;
  const shard = getProfileShard(profileId);
  return inTransaction(pool, async (client) => {
    await lockHaltedControls(client, [{ shard, scenarioId }]);
    const live = await claimLiveTasks(client, [{ shard, profileId, scenarioId }]);
    const task = live.find(({ row }) => row.passId === passId);
    if (!task) return false;
    const writer = new BatchWriter(shard, clock.now());
    const { change, events } = makeRemoval(task.row, reason);
    writer.addChange(change);
    writer.addEvents(events);
    await writer.flush(client);
    return true;
  });
}
