import type { ClientBase, Pool } from "pg";
import { ALL_SHARDS } from "@/lib/db/queries/scenarios/count-inside.server";

/** Profiles that stand in one element now. */
export async function countInsideNode(client: ClientBase | Pool, scenarioId: number, nodeId: number): Promise<number> {
  const { rows } = await client.query<{ inside: number }>({
    name: "count-inside-node",
    text: `SELECT coalesce(sum(inside), 0)::int AS inside FROM node_live
      WHERE shard = ANY($1::smallint[]) AND scenario_id = $2 AND node_id = $3`,
    values: [ALL_SHARDS, scenarioId, nodeId],
  });
  return rows[0]?.inside ?? 0;
}
