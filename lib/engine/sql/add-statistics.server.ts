import { numberArray, textArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement } from "@/lib/engine/sql/statement";

/** Profiles inside now: a few rows a batch, already summed up, sorted so that two batches take them in the same order. */
export const ADD_NODE_LIVE: Statement = {
  name: "engine-add-node-live",
  text: `INSERT INTO node_live AS l (shard, scenario_id, node_id, inside)
    SELECT $1, u.scenario_id, u.node_id, u.inside
    FROM unnest($2::int[], $3::int[], $4::int[]) AS u(scenario_id, node_id, inside)
    ON CONFLICT (shard, scenario_id, node_id) DO UPDATE SET inside = l.inside + EXCLUDED.inside`,
};

/** What passed in one quarter of an hour; the quarter is the batch's. */
export const ADD_NODE_STAT: Statement = {
  name: "engine-add-node-stat",
  text: `INSERT INTO node_stat AS s (shard, quarter, scenario_id, node_id, output, entered, "left", failed, inside_ms)
    SELECT $1, $2, u.scenario_id, u.node_id, u.output, u.entered, u."left", u.failed, u.inside_ms
    FROM unnest($3::int[], $4::int[], $5::text[], $6::int[], $7::int[], $8::int[], $9::bigint[])
      AS u(scenario_id, node_id, output, entered, "left", failed, inside_ms)
    ON CONFLICT (shard, scenario_id, node_id, output, quarter) DO UPDATE SET entered = s.entered + EXCLUDED.entered,
      "left" = s."left" + EXCLUDED."left", failed = s.failed + EXCLUDED.failed, inside_ms = s.inside_ms + EXCLUDED.inside_ms`,
};

export type LiveDelta = { scenarioId: number; nodeId: number; inside: number };
export type StatDelta = {
  scenarioId: number;
  nodeId: number;
  output: string;
  entered: number;
  left: number;
  failed: number;
  insideMs: number;
};

/** Adds to the numbers of profiles inside; one row per element, in any order. */
export async function addNodeLive(client: Queryable, shard: number, deltas: readonly LiveDelta[]): Promise<void> {
  const rows = deltas.filter((delta) => delta.inside !== 0).sort(byNode);
  if (rows.length === 0) return;
  await countStatement(client, ADD_NODE_LIVE, [
    shard,
    numberArray(rows.map((row) => row.scenarioId)),
    numberArray(rows.map((row) => row.nodeId)),
    numberArray(rows.map((row) => row.inside)),
  ]);
}

/** Adds to the numbers of a quarter of an hour; one row per element and output, in any order. */
export async function addNodeStat(
  client: Queryable,
  { shard, quarter }: { shard: number; quarter: Date },
  deltas: readonly StatDelta[],
): Promise<void> {
  if (deltas.length === 0) return;
  const rows = [...deltas].sort((a, b) => byNode(a, b) || (a.output < b.output ? -1 : 1));
  await countStatement(client, ADD_NODE_STAT, [
    shard,
    quarter,
    numberArray(rows.map((row) => row.scenarioId)),
    numberArray(rows.map((row) => row.nodeId)),
    textArray(rows.map((row) => row.output)),
    numberArray(rows.map((row) => row.entered)),
    numberArray(rows.map((row) => row.left)),
    numberArray(rows.map((row) => row.failed)),
    numberArray(rows.map((row) => Math.max(0, Math.round(row.insideMs)))),
  ]);
}

function byNode(a: { scenarioId: number; nodeId: number }, b: { scenarioId: number; nodeId: number }): number {
  return a.scenarioId - b.scenarioId || a.nodeId - b.nodeId;
}
