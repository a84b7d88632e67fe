import { type DatePlan, datePlanSchema } from "@/lib/domain/dates/date-plan";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";

/** Scenarios whose plans are not those of their newest version, state and zone: a look at a few hundred rows. */
export const LIST_UNPLANNED: Statement = {
  name: "engine-list-unplanned",
  text: `SELECT s.id, s.account_id AS "accountId", s.database_id AS "databaseId", s.rev, s.is_active AS "isActive",
      a.time_zone AS zone, v.graph
    FROM scenario s JOIN account a ON a.id = s.account_id
    LEFT JOIN scenario_version v ON v.scenario_id = s.id AND v.version = s.version AND s.is_active
    WHERE CASE WHEN s.is_active THEN s.planned_rev <> s.rev OR s.planned_zone <> a.time_zone ELSE s.planned_rev <> 0 END
    ORDER BY s.id`,
};

/** Locks the scenario's row: of two processes one writes the plans, and a change meanwhile is looked at again. */
export const MARK_PLANNED: Statement = {
  name: "engine-mark-planned",
  text: `UPDATE scenario SET planned_rev = CASE WHEN is_active THEN rev ELSE 0 END, planned_zone = $4
    WHERE id = $1 AND rev = $2 AND is_active = $3`,
};

/** A plan that changed begins anew; one that did not is walked again too, for what happened while nobody listened. */
export const SAVE_DATE_PLAN: Statement = {
  name: "engine-save-date-plan",
  text: `INSERT INTO date_plan (scenario_id, node_id, account_id, database_id, settings, zone, since, state)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'building')
    ON CONFLICT (scenario_id, node_id) DO UPDATE SET account_id = EXCLUDED.account_id, database_id = EXCLUDED.database_id,
      settings = EXCLUDED.settings, zone = EXCLUDED.zone, since = EXCLUDED.since, state = 'building', shard = 0, after_id = 0`,
};

export const DROP_DATE_PLANS: Statement = {
  name: "engine-drop-date-plans",
  text: `UPDATE date_plan SET state = 'dropping', shard = 0, after_id = 0
    WHERE scenario_id = $1 AND node_id <> ALL($2::int[]) AND state IN ('building', 'ready')`,
};

export const LIST_OPEN_DATE_PLANS: Statement = {
  name: "engine-list-open-date-plans",
  text: `SELECT scenario_id AS "scenarioId", node_id AS "nodeId" FROM date_plan WHERE state IN ('building', 'dropping')
    ORDER BY scenario_id, node_id`,
};

/** Held for one chunk. */
export const LOCK_DATE_PLAN: Statement = {
  name: "engine-lock-date-plan",
  text: `SELECT scenario_id AS "scenarioId", node_id AS "nodeId", database_id AS "databaseId", settings, zone, since, state, shard,
      after_id AS "afterId"
    FROM date_plan WHERE scenario_id = $1 AND node_id = $2 AND state IN ('building', 'dropping') FOR UPDATE SKIP LOCKED`,
};

export const MOVE_DATE_PLAN: Statement = {
  name: "engine-move-date-plan",
  text: `UPDATE date_plan SET state = $3, shard = $4, after_id = $5 WHERE scenario_id = $1 AND node_id = $2`,
};

export type Unplanned = {
  id: number;
  accountId: number;
  databaseId: number;
  rev: number;
  isActive: boolean;
  zone: string;
  /** null = it does not run. */
  graph: unknown;
};

/** Active scenarios that changed since their plans were made, and stopped ones that still have some. */
export async function listUnplanned(client: Queryable): Promise<Unplanned[]> {
  return runStatement<Unplanned>(client, LIST_UNPLANNED, []);
}

/** False when the scenario changed again, or somebody else is faster. */
export async function markPlanned(client: Queryable, { id, rev, isActive, zone }: Unplanned): Promise<boolean> {
  return (await countStatement(client, MARK_PLANNED, [id, rev, isActive, zone])) > 0;
}

export type NewDatePlan = { nodeId: number; plan: DatePlan };

/** Makes these the plans of a scenario; the profiles' moments are computed afterwards, in chunks. */
export async function saveDatePlans(
  client: Queryable,
  { id, accountId, databaseId, zone }: Unplanned,
  { plans, now }: { plans: readonly NewDatePlan[]; now: Date },
): Promise<void> {
  await countStatement(client, DROP_DATE_PLANS, [id, plans.map(({ nodeId }) => nodeId)]);
  for (const { nodeId, plan } of plans) {
    const values = [id, nodeId, accountId, databaseId, JSON.stringify(plan), zone, now];
    await countStatement(client, SAVE_DATE_PLAN, values);
  }
}

export type DatePlanKey = { scenarioId: number; nodeId: number };
export type OpenDatePlan = DatePlanKey & {
  databaseId: number;
  plan: DatePlan;
  zone: string;
  since: Date;
  state: "building" | "dropping";
  shard: number;
  afterId: bigint;
};

/** Plans with something left to do. */
export async function listOpenDatePlans(client: Queryable): Promise<DatePlanKey[]> {
  return runStatement<DatePlanKey>(client, LIST_OPEN_DATE_PLANS, []);
}

/** The plan, locked, while there is something to do; null when somebody else does it. */
export async function lockDatePlan(client: Queryable, key: DatePlanKey): Promise<OpenDatePlan | null> {
  type Raw = Omit<OpenDatePlan, "plan"> & { settings: unknown };
  const [row] = await runStatement<Raw>(client, LOCK_DATE_PLAN, [key.scenarioId, key.nodeId]);
  if (!row) return null;
  const { settings, ...rest } = row;
  return { ...rest, plan: datePlanSchema.parse(settings) };
}

export type DatePlanProgress = { state: OpenDatePlan["state"] | "ready" | "parked"; shard: number; afterId: bigint };

/** Writes how far a locked plan is. */
export async function moveDatePlan(client: Queryable, key: DatePlanKey, to: DatePlanProgress): Promise<void> {
  await countStatement(client, MOVE_DATE_PLAN, [key.scenarioId, key.nodeId, to.state, to.shard, to.afterId]);
}
