import type { ClientBase } from "pg";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { claimInsideTasks } from "@/lib/engine/sql/claim-inside-tasks.server";
import { makeRemoval } from "@/lib/engine/walk/make-removal";

export type RemoveChunk = {
  shard: number;
  scenarioId: number;
  /** null = in any element. */
  nodeId: number | null;
  reason: string;
  now: Date;
  limit: number;
};

/** Ends up to `limit` passes inside a scenario or an element; returns how many. */
export async function removeChunk(client: ClientBase, chunk: RemoveChunk): Promise<number> {
  const rows = await claimInsideTasks(client, chunk);
  const writer = new BatchWriter(chunk.shard, chunk.now);
  for (const row of rows) {
    const { change, events } = makeRemoval(row, chunk.reason);
    writer.addChange(change);
    writer.addEvents(events);
  }
  await writer.flush(client);
  return rows.length;
}
