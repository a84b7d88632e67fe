import { type SchedulePlan, schedulePlanSchema } from "@/lib/domain/schedules/schedule-plan";
import type { Unplanned } from "@/lib/engine/sql/date-plans.server";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";

/** One that did not change keeps its time: it may be due this very minute. */
export const SAVE_SCHEDULE: Statement = {
  name: "engine-save-schedule",
  text: `INSERT INTO schedule_plan AS s (scenario_id, node_id, account_id, database_id, settings, zone, next_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (scenario_id, node_id) DO UPDATE SET account_id = EXCLUDED.account_id, database_id = EXCLUDED.database_id,
      settings = EXCLUDED.settings, zone = EXCLUDED.zone,
      next_at = CASE WHEN s.settings -> 'schedule' = EXCLUDED.settings -> 'schedule' AND s.zone = EXCLUDED.zone
        THEN s.next_at ELSE EXCLUDED.next_at END`,
};

export const DROP_SCHEDULES: Statement = {
  name: "engine-drop-schedules",
  text: `DELETE FROM schedule_plan WHERE scenario_id = $1 AND node_id <> ALL($2::int[])`,
};

/** SKIP LOCKED, so that of two processes one fires it. */
export const CLAIM_SCHEDULE: Statement = {
  name: "engine-claim-schedule",
  text: `SELECT scenario_id AS "scenarioId", node_id AS "nodeId", account_id AS "accountId", database_id AS "databaseId", settings, zone,
      next_at AS "nextAt"
    FROM schedule_plan WHERE next_at <= $1 ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
};

export const ADVANCE_SCHEDULE: Statement = {
  name: "engine-advance-schedule",
  text: `UPDATE schedule_plan SET next_at = $3, fired_at = coalesce($4, fired_at) WHERE scenario_id = $1 AND node_id = $2`,
};

export type NewSchedule = { nodeId: number; plan: SchedulePlan; nextAt: Date | null };

/** Makes these the schedules of a scenario, and there are no others. */
export async function saveSchedules(
  client: Queryable,
  { id, accountId, databaseId, zone }: Unplanned,
  schedules: readonly NewSchedule[],
): Promise<void> {
  await countStatement(client, DROP_SCHEDULES, [id, schedules.map(({ nodeId }) => nodeId)]);
  for (const { nodeId, plan, nextAt } of schedules) {
    await countStatement(client, SAVE_SCHEDULE, [
      ...[id, nodeId, accountId, databaseId, JSON.stringify(plan), zone, nextAt],
    ]);
  }
}

export type DueSchedule = {
  scenarioId: number;
  nodeId: number;
  accountId: number;
  databaseId: number;
  plan: SchedulePlan;
  /** The account's. */
  zone: string;
  nextAt: Date;
};

/** A schedule whose time has come, locked; null when there is none that nobody else holds. */
export async function claimSchedule(client: Queryable, now: Date): Promise<DueSchedule | null> {
  type Raw = Omit<DueSchedule, "plan"> & { settings: unknown };
  const [row] = await runStatement<Raw>(client, CLAIM_SCHEDULE, [now]);
  if (!row) return null;
  const { settings, ...rest } = row;
  return { ...rest, plan: schedulePlanSchema.parse(settings) };
}

/** Writes when a claimed schedule fires next, and when it fired. */
export async function advanceSchedule(
  client: Queryable,
  { scenarioId, nodeId }: { scenarioId: number; nodeId: number },
  { nextAt, firedAt }: { nextAt: Date | null; firedAt: Date | null },
): Promise<void> {
  await countStatement(client, ADVANCE_SCHEDULE, [scenarioId, nodeId, nextAt, firedAt]);
}
