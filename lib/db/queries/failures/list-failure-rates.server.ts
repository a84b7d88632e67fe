import type { Pool } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;
/** lib/engine/batch/statistics: the scenario as a whole. */
const SCENARIO_TOTALS = -1;

export type FailureRate = {
  id: number;
  accountId: number;
  percent: number;
  least: number;
  stops: boolean;
  isFailing: boolean;
  /** How often a pass failed: one that is run again and fails again is here twice. */
  failures: number;
  /** Passes that ended by an output for errors that leads nowhere; they are among the completed, too. */
  unseen: number;
  entered: number;
  completed: number;
};

/**
 * What failed and moved in every active scenario in the last hour, from the quarters that the engine has counted: a probe of the primary
 * key per shard and scenario, and nothing in the way of a batch. Runs once a minute.
 */
export async function listFailureRates(pool: Pool, now: Date): Promise<FailureRate[]> {
  const since = new Date(Math.floor((now.getTime() - HOUR_MS) / QUARTER_MS) * QUARTER_MS);
  const { rows } = await pool.query<FailureRate>({
    name: "list-failure-rates",
    text: `SELECT s.id, s.account_id AS "accountId", coalesce(f.percent, 10) AS percent, coalesce(f.least, 50) AS least,
        coalesce(f.stops, false) AS stops, f.failing_since IS NOT NULL AS "isFailing", n.failures, n.unseen, n.entered, n.completed
      FROM scenario s LEFT JOIN failure_alert f ON f.scenario_id = s.id
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(failed) FILTER (WHERE output = 'failed'), 0)::int AS failures,
          coalesce(sum(failed) FILTER (WHERE output = 'unseen'), 0)::int AS unseen,
          coalesce(sum(entered) FILTER (WHERE output = ''), 0)::int AS entered,
          coalesce(sum("left") FILTER (WHERE output = 'completed'), 0)::int AS completed
        FROM node_stat WHERE shard = ANY($1::smallint[]) AND scenario_id = s.id AND node_id = ${SCENARIO_TOTALS}
          AND quarter >= greatest($2::timestamptz, f.counted_from)
      ) n
      WHERE s.is_active AND s.mailing_id IS NULL ORDER BY s.id`,
    values: [ALL_SHARDS, since],
  });
  return rows;
}
