import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

// Who comes while a removal runs was not meant by it: of an element those are meant who stood there, else those who were inside.
const MEANT = `t.scenario_id = $1 AND t.node_id BETWEEN $2 AND $3 AND t.status <> 'ended'
  AND ($4::timestamptz IS NULL OR CASE WHEN $2 = $3 THEN t.node_entered_at ELSE t.entered_at END < $4)`;

/** Shards in which such tasks stand: 256 probes of the index task_inside, instead of a look at every task. */
export const LIST_SHARDS_INSIDE: Statement = {
  name: "engine-list-shards-inside",
  text: `SELECT s.shard FROM generate_series(0, 255) AS s(shard)
    WHERE EXISTS (SELECT 1 FROM task t WHERE t.shard = s.shard AND ${MEANT} OFFSET 0) ORDER BY s.shard`,
};

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
      WHERE t.shard = $5 AND ${MEANT}
      ORDER BY t.node_id
      LIMIT $6
      FOR UPDATE
    ), ended AS (
      UPDATE task t SET status = 'ended', ver = t.ver + 1, seq = t.seq + CASE t.seq WHEN 0 THEN 2 ELSE 1 END, wake_at = NULL,
        awaits = false, lane = 0, error = NULL, apicontent = '{}', vars = '{}'
      FROM inside i
      WHERE t.shard = $5 AND t.profile_id = i.profile_id AND t.scenario_id = $1 AND t.instance = i.instance
    ), told AS (
      INSERT INTO task_event (shard, at, profile_id, pass_id, seq, scenario_id, node_id, kind, detail)
      SELECT $5::smallint, $7::timestamptz, profile_id, pass_id, 0, $1::int, node_id, 'entered', NULL::jsonb FROM inside WHERE seq = 0
      UNION ALL
      SELECT $5::smallint, $7::timestamptz, profile_id, pass_id, greatest(seq, 1), $1::int, node_id, 'removed', $8::jsonb FROM inside
    )
    SELECT node_id AS "nodeId", count(*)::int AS removed, (count(*) FILTER (WHERE seq = 0))::int AS fresh,
      (count(*) FILTER (WHERE status = 'failed'))::int AS failed
    FROM inside GROUP BY node_id`,
};

const NODE_ID_MAX = 2_147_483_647;

export type InsidePlace = {
  scenarioId: number;
  /** null = in any element. */
  nodeId: number | null;
  /** Only those that came before; null = all. */
  before: Date | null;
};

export type RemoveChunk = InsidePlace & {
  shard: number;
  reason: string;
  now: Date;
  limit: number;
};

/** Of one element: how many were removed; of them were never walked, so that nobody has counted their entry yet; had failed. */
export type RemovedAt = { nodeId: number; removed: number; fresh: number; failed: number };

/** Ends up to `limit` passes inside a scenario or an element, failed ones among them; effects under way are fenced by the raised `ver`. */
export async function removeInsideTasks(client: Queryable, chunk: RemoveChunk): Promise<RemovedAt[]> {
  const { shard, reason, now, limit } = chunk;
  const values = [...placeValues(chunk), shard, limit, now, JSON.stringify({ reason })];
  return runStatement<RemovedAt>(client, REMOVE_INSIDE_TASKS, values);
}

/** Shards in which tasks stand in a scenario, or in one element of it. */
export async function listShardsInside(client: Queryable, place: InsidePlace): Promise<number[]> {
  const rows = await runStatement<{ shard: number }>(client, LIST_SHARDS_INSIDE, placeValues(place));
  return rows.map(({ shard }) => shard);
}

function placeValues({ scenarioId, nodeId, before }: InsidePlace): unknown[] {
  return [scenarioId, nodeId ?? 0, nodeId ?? NODE_ID_MAX, before];
}
