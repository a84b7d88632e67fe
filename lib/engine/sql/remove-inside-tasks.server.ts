import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/**
 * Ends tasks that stand in a scenario, or in one element of it, and writes their last lines of history, along the partial index
 * task_inside: nothing of them leaves the database. Claimed, walked and written by the engine, a million took three times as long.
 * Waits for rows that a batch holds: with SKIP LOCKED a chunk could find nothing and call the work done.
 */
export const REMOVE_INSIDE_TASKS: Statement = {
  name: "engine-remove-inside-tasks",
  text: `WITH inside AS MATERIALIZED (
      SELECT t.profile_id, t.instance, t.pass_id, t.node_id, t.seq, t.status
      FROM task t
      WHERE t.shard = $1 AND t.scenario_id = $2 AND t.node_id BETWEEN $3 AND $4 AND t.status <> 'ended'
      ORDER BY t.node_id
      LIMIT $5
      FOR UPDATE
    ), ended AS (
      UPDATE task t SET status = 'ended', ver = t.ver + 1, seq = t.seq + CASE t.seq WHEN 0 THEN 2 ELSE 1 END, wake_at = NULL,
        awaits = false, lane = 0, error = NULL, apicontent = '{}', vars = '{}'
      FROM inside i
      WHERE t.shard = $1 AND t.profile_id = i.profile_id AND t.scenario_id = $2 AND t.instance = i.instance
    ), told AS (
      INSERT INTO task_event (shard, at, profile_id, pass_id, seq, scenario_id, node_id, kind, detail)
      SELECT $1::smallint, $6::timestamptz, profile_id, pass_id, 0, $2::int, node_id, 'entered', NULL::jsonb FROM inside WHERE seq = 0
      UNION ALL
      SELECT $1::smallint, $6::timestamptz, profile_id, pass_id, greatest(seq, 1), $2::int, node_id, 'removed', $7::jsonb FROM inside
    )
    SELECT node_id AS "nodeId", count(*)::int AS removed, (count(*) FILTER (WHERE seq = 0))::int AS fresh,
      (count(*) FILTER (WHERE status = 'failed'))::int AS failed
    FROM inside GROUP BY node_id`,
};

const NODE_ID_MAX = 2_147_483_647;

export type RemoveChunk = {
  shard: number;
  scenarioId: number;
  /** null = in any element. */
  nodeId: number | null;
  reason: string;
  now: Date;
  limit: number;
};

/** Of one element: how many were removed; of them were never walked, so that nobody has counted their entry yet; had failed. */
export type RemovedAt = { nodeId: number; removed: number; fresh: number; failed: number };

/** Ends up to `limit` passes inside a scenario or an element, failed ones among them; effects under way are fenced by the raised `ver`. */
export async function removeInsideTasks(client: Queryable, chunk: RemoveChunk): Promise<RemovedAt[]> {
  const { shard, scenarioId, nodeId, reason, now, limit } = chunk;
  const nodes = [nodeId ?? 0, nodeId ?? NODE_ID_MAX];
  const values = [shard, scenarioId, ...nodes, limit, now, JSON.stringify({ reason })];
  return runStatement<RemovedAt>(client, REMOVE_INSIDE_TASKS, values);
}
