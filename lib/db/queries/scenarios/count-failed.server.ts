import type { ClientBase, Pool } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

/** Passes of a scenario that have failed and were not gone on with, in all or in one element; counts up to `most`. */
export async function countFailed(
  client: ClientBase | Pool,
  scenarioId: number,
  { nodeId = null, most = null }: { nodeId?: number | null; most?: number | null } = {},
): Promise<number> {
  const { rows } = await client.query<{ failed: number }>({
    name: "count-failed-tasks",
    text: `SELECT count(*)::int AS failed FROM (SELECT 1 FROM task
      WHERE shard = ANY($1::smallint[]) AND scenario_id = $2 AND ($3::int IS NULL OR node_id = $3) AND status = 'failed'
      LIMIT $4) AS t`,
    values: [ALL_SHARDS, scenarioId, nodeId, most],
  });
  return rows[0]?.failed ?? 0;
}
