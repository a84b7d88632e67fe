import { numberArray } from "@/lib/engine/sql/array-literal";
import type { RawTask } from "@/lib/engine/sql/task-columns";
import { TASK_COLUMNS, toTaskRow } from "@/lib/engine/sql/task-columns";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";
import type { TaskKey, TaskRow } from "@/lib/engine/task-row";

/**
 * Takes tasks by their keys, for answers of effects, for halves of a batch that failed, for removal. It waits for whoever
 * holds them (an answer must not get lost because somebody looks), in the order of the keys, so that two never wait crosswise.
 */
export const CLAIM_NAMED_TASKS: Statement = {
  name: "engine-claim-named-tasks",
  text: `SELECT ${TASK_COLUMNS}
    FROM unnest($2::bigint[], $3::int[], $4::bigint[]) AS q(profile_id, scenario_id, instance)
    JOIN task t ON t.shard = $1 AND t.profile_id = q.profile_id AND t.scenario_id = q.scenario_id
      AND t.instance = q.instance
    ORDER BY t.profile_id, t.scenario_id, t.instance
    FOR UPDATE OF t`,
};

/** Claims the named tasks of a shard, whatever their state; those that do not exist are left out. */
export async function claimNamedTasks(client: Queryable, shard: number, keys: readonly TaskKey[]): Promise<TaskRow[]> {
  if (keys.length === 0) return [];
  const rows = await runStatement<RawTask>(client, CLAIM_NAMED_TASKS, [
    shard,
    numberArray(keys.map((key) => key.profileId)),
    numberArray(keys.map((key) => key.scenarioId)),
    numberArray(keys.map((key) => key.instance)),
  ]);
  return rows.map(toTaskRow);
}
