import type { ClientBase, Pool } from "pg";

export type FailureAlertRow = {
  percent: number;
  least: number;
  stops: boolean;
  failingSince: Date | null;
  failed: number;
  moved: number;
};

const USUAL: FailureAlertRow = { percent: 10, least: 50, stops: false, failingSince: null, failed: 0, moved: 0 };

/** When failures of a scenario are too many, and whether they are. */
export async function getFailureAlert(client: ClientBase | Pool, scenarioId: number): Promise<FailureAlertRow> {
  const { rows } = await client.query<FailureAlertRow>(
    `SELECT percent, least, stops, failing_since AS "failingSince", failed, moved FROM failure_alert WHERE scenario_id = $1`,
    [scenarioId],
  );
  return rows[0] ?? USUAL;
}

export type FailureMeasure = Pick<FailureAlertRow, "percent" | "least" | "stops">;

/** Sets when failures are too many. */
export async function saveFailureMeasure(client: ClientBase, scenarioId: number, measure: FailureMeasure) {
  await client.query(
    `INSERT INTO failure_alert (scenario_id, percent, least, stops) VALUES ($1, $2, $3, $4)
     ON CONFLICT (scenario_id) DO UPDATE SET percent = $2, least = $3, stops = $4`,
    [scenarioId, measure.percent, measure.least, measure.stops],
  );
}

/** Notes that a scenario fails too often; false when that is known. */
export async function startFailing(
  client: ClientBase,
  scenarioId: number,
  { failed, moved, now }: { failed: number; moved: number; now: Date },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO failure_alert AS f (scenario_id, failing_since, failed, moved) VALUES ($1, $2, $3, $4)
     ON CONFLICT (scenario_id) DO UPDATE SET failing_since = $2, failed = $3, moved = $4 WHERE f.failing_since IS NULL`,
    [scenarioId, now, failed, moved],
  );
  return (rowCount ?? 0) > 0;
}

/** Notes that it does no longer. With `countedFrom` what was counted before is forgotten. */
export async function stopFailing(client: ClientBase | Pool, scenarioId: number, countedFrom: Date | null = null) {
  await client.query(
    `UPDATE failure_alert SET failing_since = NULL, counted_from = coalesce($2, counted_from)
     WHERE scenario_id = $1 AND failing_since IS NOT NULL`,
    [scenarioId, countedFrom],
  );
}
