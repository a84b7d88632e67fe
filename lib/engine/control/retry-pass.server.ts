import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { claimNamedTasks } from "@/lib/engine/sql/claim-named-tasks.server";
import { lockControls } from "@/lib/engine/sql/lock-controls.server";
import type { TaskRow } from "@/lib/engine/task-row";
import { REALTIME_LANE } from "@/lib/engine/task-row";
import { keepTask } from "@/lib/engine/walk/make-removal";
import { AppError } from "@/lib/shared/app-error";
import type { Clock } from "@/lib/shared/clock";

export type RetryPassInput = { profileId: bigint; scenarioId: number; instance: bigint; passId: bigint };

/**
 * Runs the element again at which a pass failed; false when the pass is no longer failed.
 * @throws AppError `conflict` when the scenario does not run
 */
export async function retryPass(pool: Pool, input: RetryPassInput, { clock }: { clock: Clock }): Promise<boolean> {
  const { profileId, scenarioId, instance, passId } = input;
  const shard = getProfileShard(profileId);
  return inTransaction(pool, async (client) => {
    const controls = await lockControls(client, [{ shard, scenarioId }]);
    if (controls.length === 0) {
      throw new AppError("conflict", `Scenario #${scenarioId} is inactive. Activate it and try again.`);
    }
    const [row] = await claimNamedTasks(client, shard, [{ profileId, scenarioId, instance }]);
    if (row?.passId !== passId || row.status !== "failed") return false;
    const now = clock.now();
    const writer = new BatchWriter(shard, now);
    const at = now.getTime();
    writer.addChange({
      ...keepTask(row),
      ...{ status: "ready", tries: 0, steps: 0, lane: REALTIME_LANE, wakeAt: at, nodeEnteredAt: at, seq: row.seq + 1 },
    });
    writer.addEvents([makeEvent(row)]);
    await writer.flush(client);
    return true;
  });
}

function makeEvent(row: TaskRow) {
  const { profileId, passId, seq, scenarioId, nodeId } = row;
  return {
    ...{ profileId, passId, seq, scenarioId, nodeId, output: null, detail: null, to: null, insideMs: 0, leaves: true },
    kind: "retried",
  } as const;
}
