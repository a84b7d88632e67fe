import type { ClientBase } from "pg";
import type { Relocation } from "@/lib/domain/scenario/relocation";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { claimInsideTasks } from "@/lib/engine/sql/claim-inside-tasks.server";
import { makeMove } from "@/lib/engine/walk/make-move";
import { makeRemoval } from "@/lib/engine/walk/make-removal";

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
    const { change, events } = moves
      ? makeMove(row, { nodeId: to, lane: row.lane, now })
      : makeRemoval(row, "element removed");
    writer.addChange(change);
    writer.addEvents(events);
  }
  await writer.flush(client);
  return rows.length;
}
