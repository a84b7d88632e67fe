import type { ClientBase } from "pg";
import { findSkip, type Skip } from "@/lib/domain/scenario/failed-passes";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import type { FailedPlace } from "@/lib/engine/sql/failed-tasks.server";
import { claimFailedTasks } from "@/lib/engine/sql/failed-tasks.server";
import { lockControls } from "@/lib/engine/sql/lock-controls.server";
import { makeRetry } from "@/lib/engine/walk/make-retry";

export type RetryChunk = FailedPlace & {
  shard: number;
  /** How each element is skipped; null = the elements run again. */
  skips: readonly Skip[] | null;
  lane: number;
  now: Date;
  limit: number;
};

/** Lets up to `limit` failed passes of a shard go on; returns how many, none while the scenario does not run. */
export async function retryChunk(client: ClientBase, chunk: RetryChunk): Promise<number> {
  const { shard, scenarioId, skips, lane, now } = chunk;
  if ((await lockControls(client, [{ shard, scenarioId }])).length === 0) return 0;
  const rows = await claimFailedTasks(client, shard, chunk);
  const writer = new BatchWriter(shard, now);
  for (const row of rows) {
    const skip = findSkip(skips, row.nodeId);
    const { change, events } = makeRetry(row, { skip, lane, now });
    writer.addChange(change);
    writer.addEvents(events);
  }
  await writer.flush(client);
  return rows.length;
}
