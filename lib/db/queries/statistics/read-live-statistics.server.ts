import type { ClientBase, Pool } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

export type LiveStatistics = { rev: number; isActive: boolean; nodes: { nodeId: number; inside: number }[] };

/** Profiles inside each element of a scenario now, elements without any left out; null for a scenario that is gone. */
export async function readLiveStatistics(
  client: ClientBase | Pool,
  scenarioId: number,
): Promise<LiveStatistics | null> {
  const scenario = await client.query<{ rev: number; isActive: boolean }>({
    name: "read-live-scenario",
    text: `SELECT rev, is_active AS "isActive" FROM scenario WHERE id = $1`,
    values: [scenarioId],
  });
  const [found] = scenario.rows;
  if (found === undefined) return null;
  const nodes = await client.query<{ nodeId: number; inside: number }>({
    name: "read-live-statistics",
    text: `SELECT node_id AS "nodeId", sum(inside)::int AS inside FROM node_live
      WHERE shard = ANY($1::smallint[]) AND scenario_id = $2 GROUP BY node_id HAVING sum(inside) > 0`,
    values: [ALL_SHARDS, scenarioId],
  });
  return { ...found, nodes: nodes.rows };
}
