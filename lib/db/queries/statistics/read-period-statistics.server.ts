import type { ClientBase, Pool } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

export type PeriodRow = { nodeId: number; output: string; entered: number; left: number; failed: number };

/**
 * What passed the elements of a scenario in the quarters of an hour from `from` up to, not including, `until`: one row per
 * element and output; element −1 is the scenario. Open quarters lie per shard, closed ones are folded into the total; a quarter
 * is in one of the two, so their sum is exact while it moves (both are read by one statement).
 */
export async function readPeriodStatistics(
  client: ClientBase | Pool,
  { scenarioId, from, until }: { scenarioId: number; from: Date; until: Date },
): Promise<PeriodRow[]> {
  const { rows } = await client.query<PeriodRow>({
    name: "read-period-statistics",
    text: `SELECT node_id AS "nodeId", output, sum(entered)::float8 AS entered, sum("left")::float8 AS "left",
        sum(failed)::float8 AS failed
      FROM (
        SELECT node_id, output, entered::bigint, "left"::bigint, failed::bigint FROM node_stat
        WHERE shard = ANY($1::smallint[]) AND scenario_id = $2 AND quarter >= $3 AND quarter < $4
        UNION ALL
        SELECT node_id, output, entered, "left", failed FROM node_stat_total
        WHERE scenario_id = $2 AND quarter >= $3 AND quarter < $4
      ) AS s
      GROUP BY node_id, output`,
    values: [ALL_SHARDS, scenarioId, from, until],
  });
  return rows;
}
