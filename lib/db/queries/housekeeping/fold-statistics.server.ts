import type { Pool } from "pg";

const CLOSED_MS = 3_600_000;

/**
 * Sums quarters of an hour that are over up over the shards, so that a panel reads few rows; returns how many rows it took away.
 * A batch that comes late writes a new row, which the next run adds to the sum.
 */
export async function foldStatistics(pool: Pool, now: Date): Promise<number> {
  const { rowCount } = await pool.query({
    text: `WITH closed AS (
        DELETE FROM node_stat WHERE quarter < $1
        RETURNING scenario_id, node_id, output, quarter, entered, "left", failed, inside_ms
      )
      INSERT INTO node_stat_total AS t (scenario_id, node_id, output, quarter, entered, "left", failed, inside_ms)
      SELECT scenario_id, node_id, output, quarter, sum(entered), sum("left"), sum(failed), sum(inside_ms)
      FROM closed GROUP BY scenario_id, node_id, output, quarter
      ON CONFLICT (scenario_id, node_id, output, quarter) DO UPDATE SET entered = t.entered + EXCLUDED.entered,
        "left" = t."left" + EXCLUDED."left", failed = t.failed + EXCLUDED.failed,
        inside_ms = t.inside_ms + EXCLUDED.inside_ms`,
    values: [new Date(now.getTime() - CLOSED_MS)],
  });
  return rowCount ?? 0;
}
