import { makeEnterTexts } from "@/lib/engine/sql/enter-texts";
import { numberArray, textArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** Rows of any shards and scenarios. */
const GIVEN = `unnest($2::smallint[], $3::bigint[], $4::int[], $5::int[], $6::int[], $7::smallint[], $8::smallint[], $9::text[],
    $10::int[])
  AS u(shard, profile_id, scenario_id, account_id, database_id, lane, hops, apicontent, node_id)`;
const RETURNED = `RETURNING shard, profile_id, scenario_id, pass_id`;

const texts = makeEnterTexts(GIVEN, RETURNED);
export const ENTER_ONCE: Statement = { name: "engine-enter-once", text: texts.once };
export const ENTER_UNLESS_INSIDE: Statement = { name: "engine-enter-unless-inside", text: texts.unlessInside };
export const ENTER_ALWAYS: Statement = { name: "engine-enter-always", text: texts.always };

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
