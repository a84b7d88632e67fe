import type { ClientBase } from "pg";
import type { Relocation } from "@/lib/domain/scenario/relocation";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { claimInsideTasks } from "@/lib/engine/sql/claim-inside-tasks.server";
import type { TaskChange, TaskEvent, TaskRow } from "@/lib/engine/task-row";
import { keepTask, makeRemoval } from "@/lib/engine/walk/make-removal";

/** The output by which profiles leave an element that was deleted under them. */
const MOVED_OUTPUT = "moved";
const TASKS_PER_CLAIM = 1_000;

export type RelocateTasks = { shard: number; scenarioId: number; relocations: readonly Relocation[]; now: Date };

/**
 * Takes all passes of a shard out of deleted elements: to another one, where they begin at once, or out of the scenario. Part of
 * the transaction that brings the shard to the new version, so that no pass ever meets the missing element.
 */
export async function relocateTasks(client: ClientBase, input: RelocateTasks): Promise<void> {
  for (const relocation of input.relocations) {
    while ((await relocateSome(client, input, relocation)) === TASKS_PER_CLAIM);
  }
}

async function relocateSome(client: ClientBase, input: RelocateTasks, { from, to }: Relocation): Promise<number> {
  const { shard, scenarioId, now } = input;
  const rows = await claimInsideTasks(client, { shard, scenarioId, nodeId: from, limit: TASKS_PER_CLAIM });
  const writer = new BatchWriter(shard, now);
  for (const row of rows) {
    // A failed pass stands nowhere any more and is walked by nobody.
    const moves = to !== null && row.status !== "failed";
    const { change, events } = moves ? makeMove(row, to, now) : makeRemoval(row, "element removed");
    writer.addChange(change);
    writer.addEvents(events);
  }
  await writer.flush(client);
  return rows.length;
}

/** The pass goes on at another element; what was under way for the old one is fenced by the raised `ver`. */
function makeMove(row: TaskRow, to: number, now: Date): { change: TaskChange; events: TaskEvent[] } {
  const { profileId, passId, seq, scenarioId, nodeId } = row;
  const at = now.getTime();
  const event: TaskEvent = {
    ...{ profileId, passId, seq, scenarioId, nodeId, to },
    kind: "left",
    output: MOVED_OUTPUT,
    detail: null,
    insideMs: at - row.nodeEnteredAt,
    leaves: true,
  };
  const place = {
    nodeId: to,
    nodeEnteredAt: at,
    status: "ready" as const,
    wakeAt: at,
    awaits: false,
    steps: 0,
    tries: 0,
  };
  return { change: { ...keepTask(row), ...place, seq: seq + 1, ver: row.ver + 1 }, events: [event] };
}
