import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/**
 * Whether the tasks of effects still wait for them, and what the call is filled from. Without a lock: whether the answer
 * counts is decided when it is written; this only spares calls that nobody waits for.
 */
export const READ_WAITING_TASKS: Statement = {
  name: "engine-read-waiting-tasks",
  text: `SELECT q.id, t.hops, t.apicontent::text AS apicontent, t.vars::text AS vars,
      coalesce(s.is_active AND c.state = 'run', false) AS runs
    FROM unnest($2::bigint[], $3::bigint[], $4::int[], $5::bigint[], $6::bigint[], $7::int[])
      AS q(id, profile_id, scenario_id, instance, pass_id, ver)
    JOIN task t ON t.shard = $1 AND t.profile_id = q.profile_id AND t.scenario_id = q.scenario_id
      AND t.instance = q.instance AND t.pass_id = q.pass_id AND t.ver = q.ver AND t.status = 'effect'
    LEFT JOIN scenario_control c ON c.shard = $1 AND c.scenario_id = q.scenario_id
    LEFT JOIN scenario s ON s.id = q.scenario_id`,
};

export type WaitingTask = {
  id: bigint;
  hops: number;
  apicontent: string;
  vars: string;
  /** Whether the scenario runs. */
  runs: boolean;
};

export type WaitingKey = {
  id: bigint;
  profileId: bigint;
  scenarioId: number;
  instance: bigint;
  passId: bigint;
  ver: number;
};

/** The tasks that still wait for these effects, by the effects' ids. */
export async function readWaitingTasks(
  client: Queryable,
  shard: number,
  keys: readonly WaitingKey[],
): Promise<Map<bigint, WaitingTask>> {
  if (keys.length === 0) return new Map();
  const rows = await runStatement<WaitingTask>(client, READ_WAITING_TASKS, [
    shard,
    numberArray(keys.map((key) => key.id)),
    numberArray(keys.map((key) => key.profileId)),
    numberArray(keys.map((key) => key.scenarioId)),
    numberArray(keys.map((key) => key.instance)),
    numberArray(keys.map((key) => key.passId)),
    numberArray(keys.map((key) => key.ver)),
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}
