import { type DatePlan, datePlanSchema } from "@/lib/domain/dates/date-plan";
import { numberArray, textArray } from "@/lib/engine/sql/array-literal";
import type { DatePlanKey, OpenDatePlan } from "@/lib/engine/sql/date-plans.server";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";
import type { Json } from "@/lib/shared/json";

// A profile's next moment stands in a row of its own, so that a minute in which nothing happens costs 256 probes of an index
// and not a look at every profile: docs/decisions/010.

const READ = `SELECT p.id AS "profileId", p.version AS "profileVersion", p.fields -> $4 AS value, p.fields -> '_tz' AS tz, d.source,
    d.fired_day AS "firedDay"`;
const KNOWN = `LEFT JOIN date_due d ON d.shard = $1 AND d.scenario_id = $2 AND d.node_id = $3 AND d.profile_id = p.id`;

/** A page of a shard's profiles, in the order of their ids. */
export const READ_DATE_PAGE: Statement = {
  name: "engine-read-date-page",
  text: `${READ} FROM (SELECT id, version, fields FROM profile WHERE shard = $1 AND database_id = $5 AND id > $6 ORDER BY id LIMIT $7) p
    ${KNOWN} ORDER BY p.id`,
};

/** Named profiles of a shard. */
export const READ_DATES: Statement = {
  name: "engine-read-dates",
  text: `${READ} FROM unnest($5::bigint[]) AS q(id) JOIN profile p ON p.shard = $1 AND p.id = q.id ${KNOWN}`,
};

/** An older look at a profile never overwrites a newer one, and what was computed from the same is left alone. */
export const SAVE_DATES: Statement = {
  name: "engine-save-dates",
  text: `INSERT INTO date_due AS d (shard, scenario_id, node_id, profile_id, due_at, day, source, profile_version)
    SELECT $1, $2, $3, u.profile_id, to_timestamp(u.due_ms / 1000), u.day, u.source, u.version
    FROM unnest($4::bigint[], $5::float8[], $6::int[], $7::text[], $8::int[]) AS u(profile_id, due_ms, day, source, version)
    ON CONFLICT (shard, scenario_id, node_id, profile_id) DO UPDATE SET due_at = EXCLUDED.due_at, day = EXCLUDED.day,
      source = EXCLUDED.source, profile_version = EXCLUDED.profile_version
    WHERE d.profile_version <= EXCLUDED.profile_version AND d.source <> EXCLUDED.source`,
};

/** Of a plan that is over: forgets what nobody needs, and keeps the newest days, so that starting again does not fire twice. */
export const DROP_DATES: Statement = {
  name: "engine-drop-dates",
  text: `DELETE FROM date_due WHERE shard = $1 AND scenario_id = $2 AND node_id = $3 AND (fired_day IS NULL OR fired_day < $4)`,
};
export const PARK_DATES: Statement = {
  name: "engine-park-dates",
  text: `UPDATE date_due SET due_at = NULL, day = NULL, source = '' WHERE shard = $1 AND scenario_id = $2 AND node_id = $3`,
};

export const FIND_DUE_DATES: Statement = {
  name: "engine-find-due-dates",
  text: `SELECT s.shard FROM generate_series(0, 255) AS s(shard)
    WHERE EXISTS (SELECT 1 FROM date_due d WHERE d.shard = s.shard AND d.due_at <= $1 OFFSET 0)`,
};

/**
 * Takes due rows with what the profile and the plan say now. A profile of the database that the scenario worked on before is gone for it.
 * SKIP LOCKED, so that a second engine takes others.
 */
export const CLAIM_DUE_DATES: Statement = {
  name: "engine-claim-due-dates",
  text: `SELECT d.scenario_id AS "scenarioId", d.node_id AS "nodeId", d.profile_id AS "profileId", d.due_at AS "dueAt",
      d.fired_day AS "firedDay", p.version AS "profileVersion", p.fields -> (t.settings ->> 'field') AS value,
      p.fields -> '_tz' AS tz, t.settings, t.zone, t.account_id AS "accountId", t.database_id AS "databaseId"
    FROM date_due d
    LEFT JOIN date_plan t ON t.scenario_id = d.scenario_id AND t.node_id = d.node_id AND t.state IN ('building', 'ready')
    LEFT JOIN profile p ON p.shard = $1 AND p.id = d.profile_id AND p.database_id = coalesce(t.database_id, p.database_id)
    WHERE d.shard = $1 AND d.due_at <= $2
    ORDER BY d.due_at
    LIMIT $3
    FOR UPDATE OF d SKIP LOCKED`,
};

export const ADVANCE_DATES: Statement = {
  name: "engine-advance-dates",
  text: `UPDATE date_due d SET due_at = to_timestamp(u.due_ms / 1000), day = u.day, fired_day = u.fired_day, source = u.source,
      profile_version = u.version
    FROM unnest($2::int[], $3::int[], $4::bigint[], $5::float8[], $6::int[], $7::int[], $8::text[], $9::int[])
      AS u(scenario_id, node_id, profile_id, due_ms, day, fired_day, source, version)
    WHERE d.shard = $1 AND d.scenario_id = u.scenario_id AND d.node_id = u.node_id AND d.profile_id = u.profile_id`,
};

export const FORGET_DATES: Statement = {
  name: "engine-forget-dates",
  text: `DELETE FROM date_due d USING unnest($2::int[], $3::int[], $4::bigint[]) AS u(scenario_id, node_id, profile_id)
    WHERE d.shard = $1 AND d.scenario_id = u.scenario_id AND d.node_id = u.node_id AND d.profile_id = u.profile_id`,
};

export type DatePlace = DatePlanKey & { shard: number };
export type DateRow = {
  profileId: bigint;
  profileVersion: number;
  value: Json;
  tz: Json;
  /** null = it has no row yet. */
  source: string | null;
  firedDay: number | null;
};

/** The next `limit` profiles of a plan's shard. */
export async function readDatePage(client: Queryable, open: OpenDatePlan, limit: number): Promise<DateRow[]> {
  const { shard, scenarioId, nodeId, plan, databaseId, afterId } = open;
  const values = [shard, scenarioId, nodeId, plan.field, databaseId, afterId, limit];
  return runStatement<DateRow>(client, READ_DATE_PAGE, values);
}

/** Named profiles of a shard, as they are now; those that are gone are left out. */
export async function readDates(
  client: Queryable,
  { shard, scenarioId, nodeId }: DatePlace,
  { field, profileIds }: { field: string; profileIds: readonly bigint[] },
): Promise<DateRow[]> {
  return runStatement<DateRow>(client, READ_DATES, [shard, scenarioId, nodeId, field, numberArray(profileIds)]);
}

export type NewDate = {
  profileId: bigint;
  profileVersion: number;
  dueAt: Date | null;
  day: number | null;
  source: string;
};

/** Writes moments that were computed; in the order of the profiles, so that two never wait crosswise. */
export async function saveDates(client: Queryable, place: DatePlace, dates: readonly NewDate[]): Promise<void> {
  if (dates.length === 0) return;
  const rows = [...dates].sort((a, b) => (a.profileId < b.profileId ? -1 : 1));
  await countStatement(client, SAVE_DATES, [
    ...[place.shard, place.scenarioId, place.nodeId],
    numberArray(rows.map(({ profileId }) => profileId)),
    numberArray(rows.map(({ dueAt }) => dueAt?.getTime() ?? null)),
    numberArray(rows.map(({ day }) => day)),
    textArray(rows.map(({ source }) => source)),
    numberArray(rows.map(({ profileVersion }) => profileVersion)),
  ]);
}

/** Forgets the moments of a plan in one shard, all but days from `keptFrom` on that were used. */
export async function dropDates(client: Queryable, place: DatePlace, keptFrom: number): Promise<void> {
  const key = [place.shard, place.scenarioId, place.nodeId];
  await countStatement(client, DROP_DATES, [...key, keptFrom]);
  await countStatement(client, PARK_DATES, key);
}

/** Shards with moments that have come. */
export async function findDueDates(client: Queryable, now: Date): Promise<number[]> {
  return (await runStatement<{ shard: number }>(client, FIND_DUE_DATES, [now])).map(({ shard }) => shard);
}

export type DueDate = DatePlanKey & {
  profileId: bigint;
  dueAt: Date;
  firedDay: number | null;
  value: Json;
  tz: Json;
  /** null = the profile is gone. */
  profileVersion: number | null;
  /** null = the trigger is no longer planned. */
  planned: { accountId: number; databaseId: number; zone: string; plan: DatePlan } | null;
};

/** Claims up to `limit` moments of a shard that have come, the oldest first. */
export async function claimDueDates(
  client: Queryable,
  { shard, now, limit }: { shard: number; now: Date; limit: number },
): Promise<DueDate[]> {
  type Raw = Omit<DueDate, "planned"> & {
    settings: unknown;
    zone: string | null;
    accountId: number | null;
    databaseId: number | null;
  };
  const rows = await runStatement<Raw>(client, CLAIM_DUE_DATES, [shard, now, limit]);
  return rows.map(({ settings, zone, accountId, databaseId, ...row }) => {
    if (zone === null || accountId === null || databaseId === null) return { ...row, planned: null };
    return { ...row, planned: { accountId, databaseId, zone, plan: datePlanSchema.parse(settings) } };
  });
}

export type DateAdvance = DatePlanKey & NewDate & { firedDay: number | null };

/** Writes what comes after claimed moments. */
export async function advanceDates(client: Queryable, shard: number, rows: readonly DateAdvance[]): Promise<void> {
  if (rows.length === 0) return;
  await countStatement(client, ADVANCE_DATES, [
    shard,
    numberArray(rows.map((row) => row.scenarioId)),
    numberArray(rows.map((row) => row.nodeId)),
    numberArray(rows.map((row) => row.profileId)),
    numberArray(rows.map((row) => row.dueAt?.getTime() ?? null)),
    numberArray(rows.map((row) => row.day)),
    numberArray(rows.map((row) => row.firedDay)),
    textArray(rows.map((row) => row.source)),
    numberArray(rows.map((row) => row.profileVersion)),
  ]);
}

/** Forgets claimed moments whose profile is gone. */
export async function forgetDates(
  client: Queryable,
  shard: number,
  rows: readonly (DatePlanKey & { profileId: bigint })[],
): Promise<void> {
  if (rows.length === 0) return;
  await countStatement(client, FORGET_DATES, [
    shard,
    numberArray(rows.map((row) => row.scenarioId)),
    numberArray(rows.map((row) => row.nodeId)),
    numberArray(rows.map((row) => row.profileId)),
  ]);
}
