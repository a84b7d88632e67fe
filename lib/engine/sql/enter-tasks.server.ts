import { numberArray, textArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

// A start writes one row and nothing else: the engine's first walk counts it and writes its history. The rows come sorted by
// key, so that two callers take them in the same order. `OFFSET 0` keeps the look at other instances a probe of the primary
// key: without it the planner may make an anti join of it and read the whole table.

const COLUMNS = `shard, profile_id, scenario_id, instance, pass_id, account_id, database_id, node_id, status, lane, wake_at,
  entered_at, node_entered_at, hops, apicontent`;
const VALUES = `u.node_id, 'ready', u.lane, $1, $1, $1, u.hops, u.apicontent::jsonb`;
const GIVEN = `unnest($2::smallint[], $3::bigint[], $4::int[], $5::int[], $6::int[], $7::smallint[], $8::smallint[], $9::text[],
    $10::int[])
  AS u(shard, profile_id, scenario_id, account_id, database_id, lane, hops, apicontent, node_id)`;
const OTHER = `SELECT 1 FROM task o WHERE o.shard = u.shard AND o.profile_id = u.profile_id
  AND o.scenario_id = u.scenario_id AND o.instance <> 0`;
const RETURNED = `RETURNING shard, profile_id, scenario_id, pass_id`;

/** Never again: any row, a tombstone too, keeps the profile out. */
export const ENTER_ONCE: Statement = {
  name: "engine-enter-once",
  text: `INSERT INTO task (${COLUMNS})
    SELECT u.shard, u.profile_id, u.scenario_id, 0, nextval('pass_id_seq'), u.account_id, u.database_id, ${VALUES}
    FROM ${GIVEN} WHERE NOT EXISTS (${OTHER} OFFSET 0)
    ON CONFLICT (shard, profile_id, scenario_id, instance) DO NOTHING ${RETURNED}`,
};

/** Again after it left or failed: the tombstone becomes the new pass. A live row keeps the profile out. */
export const ENTER_UNLESS_INSIDE: Statement = {
  name: "engine-enter-unless-inside",
  text: `INSERT INTO task AS t (${COLUMNS})
    SELECT u.shard, u.profile_id, u.scenario_id, 0, nextval('pass_id_seq'), u.account_id, u.database_id, ${VALUES}
    FROM ${GIVEN} WHERE NOT EXISTS (${OTHER} AND o.status NOT IN ('ended', 'failed') OFFSET 0)
    ON CONFLICT (shard, profile_id, scenario_id, instance) DO UPDATE SET pass_id = EXCLUDED.pass_id, node_id = EXCLUDED.node_id,
      status = 'ready', ver = t.ver + 1, seq = 0, lane = EXCLUDED.lane, wake_at = EXCLUDED.wake_at,
      entered_at = EXCLUDED.entered_at, node_entered_at = EXCLUDED.node_entered_at, steps = 0, hops = EXCLUDED.hops,
      tries = 0, awaits = false, apicontent = EXCLUDED.apicontent, vars = '{}', error = NULL
    WHERE t.status IN ('ended', 'failed') ${RETURNED}`,
};

/** Each entry a row of its own, under its pass. A subquery with nextval is not flattened: one number a row. */
export const ENTER_ALWAYS: Statement = {
  name: "engine-enter-always",
  text: `INSERT INTO task (${COLUMNS})
    SELECT u.shard, u.profile_id, u.scenario_id, u.pass_id, u.pass_id, u.account_id, u.database_id, ${VALUES}
    FROM (SELECT *, nextval('pass_id_seq') AS pass_id FROM ${GIVEN}) AS u ${RETURNED}`,
};

export type NewTask = {
  shard: number;
  profileId: bigint;
  scenarioId: number;
  accountId: number;
  databaseId: number;
  lane: number;
  hops: number;
  /** The start element. */
  nodeId: number;
  /** JSON text. */
  apicontent: string;
};
export type EnteredTask = { shard: number; profileId: bigint; scenarioId: number; passId: bigint };

/** Inserts tasks at their start elements, due at `now`; those that the mode keeps out are not among the returned. */
export async function enterTasks(
  client: Queryable,
  statement: Statement,
  { now, tasks }: { now: Date; tasks: readonly NewTask[] },
): Promise<EnteredTask[]> {
  if (tasks.length === 0) return [];
  const sorted = [...tasks].sort(byKey);
  const rows = await runStatement<{ shard: number; profile_id: bigint; scenario_id: number; pass_id: bigint }>(
    client,
    statement,
    [
      now,
      numberArray(sorted.map((task) => task.shard)),
      numberArray(sorted.map((task) => task.profileId)),
      numberArray(sorted.map((task) => task.scenarioId)),
      numberArray(sorted.map((task) => task.accountId)),
      numberArray(sorted.map((task) => task.databaseId)),
      numberArray(sorted.map((task) => task.lane)),
      numberArray(sorted.map((task) => task.hops)),
      textArray(sorted.map((task) => task.apicontent)),
      numberArray(sorted.map((task) => task.nodeId)),
    ],
  );
  return rows.map((row) => ({
    shard: row.shard,
    profileId: row.profile_id,
    scenarioId: row.scenario_id,
    passId: row.pass_id,
  }));
}

function byKey(a: NewTask, b: NewTask): number {
  if (a.shard !== b.shard) return a.shard - b.shard;
  if (a.profileId !== b.profileId) return a.profileId < b.profileId ? -1 : 1;
  return a.scenarioId - b.scenarioId;
}
