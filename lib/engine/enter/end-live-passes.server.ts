import type { ClientBase } from "pg";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { claimLiveTasks } from "@/lib/engine/sql/claim-live-tasks.server";
import type { NewTask } from "@/lib/engine/sql/enter-tasks.server";
import { TAKE_PASS_IDS, takeNumbers } from "@/lib/engine/sql/take-numbers.server";
import { makeRemoval } from "@/lib/engine/walk/make-removal";
import type { TaskRow } from "@/lib/engine/task-row";

const REASON = "entered again";

/** Ends all live passes of these profiles in these scenarios, because they enter again. */
export async function endLivePasses(client: ClientBase, now: Date, tasks: readonly NewTask[]): Promise<void> {
  const live = await claimLiveTasks(client, tasks);
  await writeRemovals(client, now, live);
}

/**
 * The history of passes that another item of the same call ended before they were written; returns their numbers, in order.
 */
export async function recordSuperseded(client: ClientBase, now: Date, tasks: readonly NewTask[]): Promise<bigint[]> {
  const passIds = await takeNumbers(client, TAKE_PASS_IDS, tasks.length);
  const writers = new Map<number, BatchWriter>();
  for (const [n, task] of tasks.entries()) {
    const writer = writers.get(task.shard) ?? new BatchWriter(task.shard, now);
    writers.set(task.shard, writer);
    writer.addEvents(makeRemoval(makeRow(task, passIds[n] ?? 0n, now), REASON).events);
  }
  for (const writer of writers.values()) await writer.flush(client);
  return passIds;
}

async function writeRemovals(
  client: ClientBase,
  now: Date,
  tasks: readonly { shard: number; row: TaskRow }[],
): Promise<void> {
  const writers = new Map<number, BatchWriter>();
  for (const { shard, row } of tasks) {
    const writer = writers.get(shard) ?? new BatchWriter(shard, now);
    writers.set(shard, writer);
    const { change, events } = makeRemoval(row, REASON);
    writer.addChange(change);
    writer.addEvents(events);
  }
  for (const writer of writers.values()) await writer.flush(client);
}

function makeRow(task: NewTask, passId: bigint, now: Date): TaskRow {
  const { profileId, scenarioId, lane, hops, apicontent } = task;
  const at = now.getTime();
  return {
    ...{ profileId, scenarioId, passId, lane, hops, apicontent },
    ...{ instance: 0n, nodeId: 0, status: "ready", ver: 0, seq: 0, steps: 0, tries: 0, vars: "{}" },
    ...{ enteredAt: at, nodeEnteredAt: at, wakeAt: at },
  };
}
