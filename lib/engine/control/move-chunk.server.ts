import type { ClientBase } from "pg";
import { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { lockHaltedControls } from "@/lib/engine/sql/lock-controls.server";
import type { StandingPlace } from "@/lib/engine/sql/standing-tasks.server";
import { claimStandingTasks } from "@/lib/engine/sql/standing-tasks.server";
import { FROZEN_LANE } from "@/lib/engine/task-row";
import { makeMove } from "@/lib/engine/walk/make-move";

export type MoveChunk = StandingPlace & { shard: number; to: number; lane: number; now: Date; limit: number };

/** Moves up to `limit` passes of a shard to another element; returns how many. Frozen ones stay frozen there. */
export async function moveChunk(client: ClientBase, chunk: MoveChunk): Promise<number> {
  const { shard, scenarioId, to, lane, now } = chunk;
  await lockHaltedControls(client, [{ shard, scenarioId }]);
  const rows = await claimStandingTasks(client, chunk);
  const writer = new BatchWriter(shard, now);
  for (const row of rows) {
    const move = makeMove(row, { nodeId: to, lane: row.lane === FROZEN_LANE ? FROZEN_LANE : lane, now });
    writer.addChange(move.change);
    writer.addEvents(move.events);
  }
  await writer.flush(client);
  return rows.length;
}
