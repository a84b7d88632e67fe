import type { ClientBase, Pool } from "pg";
import type { FailedKind } from "@/lib/domain/scenario/failed-passes";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

const CONDITIONS: Record<FailedKind, string> = {
  failed: "status = 'failed'",
  ended: "status = 'ended' AND error IS NOT NULL",
};

/** Passes of a scenario in which something went wrong, in all or in one element; counts up to `most`. */
export async function countFailed(
  client: ClientBase | Pool,
  scenarioId: number,
  {
    kind = "failed",
    nodeId = null,
    most = null,
  }: { kind?: FailedKind; nodeId?: number | null; most?: number | null } = {},
): Promise<number> {
  const { rows } = await client.query<{ failed: number }>({
    name: `count-tasks-${kind}`,
    text: `SELECT count(*)::int AS failed FROM (SELECT 1 FROM task
      WHERE shard = ANY($1::smallint[]) AND scenario_id = $2 AND ($3::int IS NULL OR node_id = $3) AND ${CONDITIONS[kind]}
      LIMIT $4) AS t`,
    values: [ALL_SHARDS, scenarioId, nodeId, most],
  });
  return rows[0]?.failed ?? 0;
}
