import { inTransaction } from "@/lib/db/in-transaction.server";
import { inBatch } from "@/lib/engine/batch/in-batch.server";
import type { Pool } from "pg";
import type { BatchDeps, BatchReport } from "@/lib/engine/batch/run-due-batch.server";
import { runDueBatch } from "@/lib/engine/batch/run-due-batch.server";
import { addFailedTry } from "@/lib/engine/batch/finish-thrown";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import type { EngineCounters } from "@/lib/engine/engine-counters";
import type { EngineLog } from "@/lib/engine/engine-log";
import type { BatchSizer } from "@/lib/engine/loop/batch-sizer";
import type { Due } from "@/lib/engine/loop/due-queue";
import { isOutage } from "@/lib/engine/loop/is-outage";
import { claimNamedTasks } from "@/lib/engine/sql/claim-named-tasks.server";
import type { TaskRow } from "@/lib/engine/task-row";
import type { Clock } from "@/lib/shared/clock";

export type DueWorkerDeps = {
  pool: Pool;
  clock: Clock;
  batch: Omit<BatchDeps, "quotas">;
  sizer: BatchSizer;
  counters: EngineCounters;
  log: EngineLog;
};

/** What is to be done next in this place. */
export type WorkReport = { isMore: boolean; hasEffects: boolean; hasNew: boolean; hasFacts: boolean };

const NOTHING: WorkReport = { isMore: false, hasEffects: false, hasNew: false, hasFacts: false };

/**
 * Runs one batch in one place. A batch that is refused is tried again half as large, so that in the end the one task that is to
 * blame stands alone: it is put off, and fails after some tries, and the others go on.
 * @throws what says that the database is away
 */
export async function workOnce(deps: DueWorkerDeps, due: Due): Promise<WorkReport> {
  const { sizer, counters } = deps;
  const place = `${due.shard}:${due.lane}`;
  const limit = sizer.sizeFor(place);
  let claimed: readonly TaskRow[] = [];
  const startedAt = performance.now();
  try {
    const now = deps.clock.now();
    const onClaim = (rows: readonly TaskRow[]) => (claimed = rows);
    const report = await inBatch(deps.pool, (client, quotas) =>
      runDueBatch(client, { ...deps.batch, quotas }, { ...due, now, limit, onClaim }),
    );
    const wasFull = report.claimed === limit;
    sizer.report(place, { ms: performance.now() - startedAt, wasFull });
    count(counters, report);
    const isStuck = report.unsettled === report.claimed;
    return {
      isMore: wasFull && !isStuck,
      hasEffects: report.hasEffects,
      hasNew: report.hasMore,
      hasFacts: report.hasFacts,
    };
  } catch (error) {
    if (isOutage(error) || claimed.length === 0) throw error;
    counters.bisects += 1;
    const [first] = claimed;
    deps.log.warn({ ...due, tasks: claimed.length, err: error }, "A batch was refused; trying smaller ones.");
    if (claimed.length > 1 || !first) sizer.halve(place, claimed.length);
    else await putOff(deps, due.shard, { row: first, error });
    return { ...NOTHING, isMore: true };
  }
}

function count(counters: EngineCounters, report: BatchReport): void {
  counters.batches += 1;
  counters.tasks += report.claimed;
  counters.steps += report.steps;
  counters.failedTries += report.thrown;
}

/** Counts a failed try of the one task whose batch is refused, unless somebody moved it meanwhile. */
async function putOff(
  { pool, clock, counters }: DueWorkerDeps,
  shard: number,
  { row, error }: { row: TaskRow; error: unknown },
): Promise<void> {
  counters.failedTries += 1;
  await inTransaction(pool, async (client) => {
    const [current] = await claimNamedTasks(client, shard, [row]);
    if (current?.passId !== row.passId || current.ver !== row.ver || current.wakeAt !== row.wakeAt) return;
    const now = clock.now();
    const writer = new BatchWriter(shard, now);
    addFailedTry(writer, { row: current, error, now });
    await writer.flush(client);
  });
}
