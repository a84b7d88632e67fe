import type { ClientBase } from "pg";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import type { RemoveChunk } from "@/lib/engine/sql/remove-inside-tasks.server";
import { removeInsideTasks } from "@/lib/engine/sql/remove-inside-tasks.server";

/** Ends up to `limit` passes inside a scenario or an element, and counts them; returns how many. */
export async function removeChunk(client: ClientBase, chunk: RemoveChunk): Promise<number> {
  const { shard, scenarioId, now } = chunk;
  const writer = new BatchWriter(shard, now);
  let count = 0;
  for (const { nodeId, removed, fresh, failed } of await removeInsideTasks(client, chunk)) {
    const place = { scenarioId, nodeId, output: null, to: null, insideMs: 0, leaves: true };
    writer.count({ ...place, kind: "entered" }, fresh);
    writer.count({ ...place, kind: "removed" }, removed - failed);
    count += removed;
  }
  await writer.flush(client);
  return count;
}
