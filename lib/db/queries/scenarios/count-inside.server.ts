import type { ClientBase, Pool } from "pg";

const SHARDS = 256;

/** Named one by one, so that the primary key of a hot table, which begins with the shard, serves. */
export const ALL_SHARDS: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard);

/** Profiles inside a scenario now. */
export async function countInside(client: ClientBase | Pool, scenarioId: number): Promise<number> {
  const { rows } = await client.query<{ inside: number }>({
    name: "count-inside",
    text: `SELECT coalesce(sum(inside), 0)::int AS inside FROM node_live
      WHERE shard = ANY($1::smallint[]) AND scenario_id = $2`,
    values: [ALL_SHARDS, scenarioId],
  });
  return rows[0]?.inside ?? 0;
}
