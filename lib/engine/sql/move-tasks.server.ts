import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";
import { FROZEN_LANE } from "@/lib/engine/task-row";

const LIVE = `t.status NOT IN ('ended', 'failed')`;

const inLane = (is: "=" | "<>") => `EXISTS (SELECT 1 FROM task t WHERE t.shard = s.shard AND t.scenario_id = $1
      AND t.status <> 'ended' AND ${LIVE} AND t.lane ${is} ${FROZEN_LANE} OFFSET 0)`;

/** Shards with tasks that are not in the frozen lane yet: 256 probes of the index task_inside. */
export const LIST_SHARDS_TO_FREEZE: Statement = {
  name: "engine-list-shards-to-freeze",
  text: `SELECT s.shard FROM generate_series(0, 255) AS s(shard) WHERE ${inLane("<>")} ORDER BY s.shard`,
};

/**
 * Shards with tasks that are, and with effects that were put aside: a freeze that ends early, because the scenario is activated, has
 * not reached all of their tasks.
 */
export const LIST_SHARDS_TO_WAKE: Statement = {
  name: "engine-list-shards-to-wake",
  text: `SELECT s.shard FROM generate_series(0, 255) AS s(shard)
    WHERE ${inLane("=")}
      OR EXISTS (SELECT 1 FROM effect e WHERE e.shard = s.shard AND e.scenario_id = $1 AND e.due_at IS NULL OFFSET 0)
    ORDER BY s.shard`,
};

/**
 * Moves a chunk into the frozen lane. Only the lane changes: status, times and `ver` stay, so that an answer that is under way
 * still fits and an absolute time to wake is kept.
 */
export const FREEZE_TASKS: Statement = {
  name: "engine-freeze-tasks",
  text: `UPDATE task SET lane = ${FROZEN_LANE}
    FROM (SELECT t.profile_id, t.instance FROM task t
      WHERE t.shard = $1 AND t.scenario_id = $2 AND t.status <> 'ended' AND ${LIVE} AND t.lane <> ${FROZEN_LANE}
      LIMIT $3 FOR UPDATE) AS q
    WHERE task.shard = $1 AND task.scenario_id = $2 AND task.profile_id = q.profile_id AND task.instance = q.instance`,
};

/**
 * Moves a chunk out of the frozen lane into a bulk one, so that a woken population delays nobody's API start. Who awaits a fact looks
 * at once whether it came meanwhile: facts pass a frozen scenario by.
 */
export const WAKE_TASKS: Statement = {
  name: "engine-wake-tasks",
  text: `UPDATE task SET lane = $3, wake_at = CASE WHEN awaits THEN $5 ELSE wake_at END
    FROM (SELECT t.profile_id, t.instance FROM task t
      WHERE t.shard = $1 AND t.scenario_id = $2 AND t.status <> 'ended' AND t.lane = ${FROZEN_LANE}
      LIMIT $4 FOR UPDATE) AS q
    WHERE task.shard = $1 AND task.scenario_id = $2 AND task.profile_id = q.profile_id AND task.instance = q.instance`,
};

/** Makes effects due that were put aside, and answers that came, while the scenario was frozen. */
export const WAKE_EFFECTS: Statement = {
  name: "engine-wake-effects",
  text: `UPDATE effect SET due_at = $3 WHERE shard = $1 AND scenario_id = $2 AND due_at IS NULL`,
};

/** Shards in which live tasks of a scenario stand outside of the frozen lane. */
export async function listShardsToFreeze(client: Queryable, scenarioId: number): Promise<number[]> {
  return listShards(client, LIST_SHARDS_TO_FREEZE, scenarioId);
}

/** Shards in which tasks of a scenario stand in the frozen lane, or effects wait for it to be activated. */
export async function listShardsToWake(client: Queryable, scenarioId: number): Promise<number[]> {
  return listShards(client, LIST_SHARDS_TO_WAKE, scenarioId);
}

/** Freezes up to `limit` tasks; returns how many. */
export async function freezeTasks(
  client: Queryable,
  { shard, scenarioId }: { shard: number; scenarioId: number },
  limit: number,
): Promise<number> {
  return countStatement(client, FREEZE_TASKS, [shard, scenarioId, limit]);
}

export type WakeChunk = { shard: number; scenarioId: number; lane: number; limit: number; now: Date };

/** Wakes up to `limit` tasks and every effect that was put aside; returns how many tasks. */
export async function wakeTasks(client: Queryable, chunk: WakeChunk): Promise<number> {
  const { shard, scenarioId, lane, limit, now } = chunk;
  const moved = await countStatement(client, WAKE_TASKS, [shard, scenarioId, lane, limit, now]);
  await countStatement(client, WAKE_EFFECTS, [shard, scenarioId, now]);
  return moved;
}

async function listShards(client: Queryable, statement: Statement, scenarioId: number): Promise<number[]> {
  const rows = await runStatement<{ shard: number }>(client, statement, [scenarioId]);
  return rows.map((row) => row.shard);
}
