import type { ClientBase, Pool } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

/**
 * Profiles inside a scenario now, or inside one of its elements. The engine's counters know it at once but for those who entered
 * and were not walked yet; so "nobody" is believed only when the tasks themselves say so.
 */
export async function countInside(
  client: ClientBase | Pool,
  scenarioId: number,
  nodeId: number | null = null,
): Promise<number> {
  const values = [ALL_SHARDS, scenarioId, nodeId];
  const counted = await client.query<{ inside: number }>({
    name: "count-inside",
    text: `SELECT coalesce(sum(inside), 0)::int AS inside FROM node_live
      WHERE shard = ANY($1::smallint[]) AND scenario_id = $2 AND ($3::int IS NULL OR node_id = $3)`,
    values,
  });
  const inside = counted.rows[0]?.inside ?? 0;
  if (inside > 0) return inside;
  const exact = await client.query<{ inside: number }>({
    name: "count-inside-tasks",
    text: `SELECT count(*)::int AS inside FROM task
      WHERE shard = ANY($1::smallint[]) AND scenario_id = $2 AND ($3::int IS NULL OR node_id = $3)
        AND status <> 'ended' AND status <> 'failed'`,
    values,
  });
  return exact.rows[0]?.inside ?? 0;
}
