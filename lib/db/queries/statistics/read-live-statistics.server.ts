import type { ClientBase, Pool } from "pg";
import { countFailed } from "@/lib/db/queries/scenarios/count-failed.server";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

/** `failed` stand nowhere inside: they stand still where they failed. */
export type LiveStatistics = { nodes: { nodeId: number; inside: number }[]; failed: number };

/** Profiles inside each element of a scenario now, elements without any left out; null for a scenario that is gone. */
export async function readLiveStatistics(
  client: ClientBase | Pool,
  scenarioId: number,
): Promise<LiveStatistics | null> {
  const scenario = await client.query({
    name: "read-live-scenario",
    text: `SELECT 1 FROM scenario WHERE id = $1`,
    values: [scenarioId],
  });
  if (scenario.rows.length === 0) return null;
  const nodes = await client.query<{ nodeId: number; inside: number }>({
    name: "read-live-statistics",
    text: `SELECT node_id AS "nodeId", sum(inside)::int AS inside FROM node_live
      WHERE shard = ANY($1::smallint[]) AND scenario_id = $2 GROUP BY node_id HAVING sum(inside) > 0`,
    values: [ALL_SHARDS, scenarioId],
  });
  return { nodes: nodes.rows, failed: await countFailed(client, scenarioId) };
}
