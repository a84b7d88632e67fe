import { numberArray } from "@/lib/engine/sql/array-literal";
import type { RawTask } from "@/lib/engine/sql/task-columns";
import { TASK_COLUMNS, toTaskRow } from "@/lib/engine/sql/task-columns";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";
import type { TaskRow } from "@/lib/engine/task-row";

/**
 * Takes every live instance of profiles in scenarios, for a reentry that ends them, and waits for whoever walks them. A tombstone that
 * becomes the new pass is taken as well: locked only later, by the insert, two callers who restart the same profiles wait crosswise.
 */
export const CLAIM_LIVE_TASKS: Statement = {
  name: "engine-claim-live-tasks",
  text: `SELECT t.shard, ${TASK_COLUMNS}
    FROM unnest($1::smallint[], $2::bigint[], $3::int[]) AS q(shard, profile_id, scenario_id)
    JOIN task t ON t.shard = q.shard AND t.profile_id = q.profile_id AND t.scenario_id = q.scenario_id
    WHERE t.status NOT IN ('ended', 'failed') OR t.instance = 0
    ORDER BY t.shard, t.profile_id, t.scenario_id, t.instance
    FOR UPDATE OF t`,
};

/** The live tasks of the given profiles and scenarios, locked. */
export async function claimLiveTasks(
  client: Queryable,
  keys: readonly { shard: number; profileId: bigint; scenarioId: number }[],
): Promise<{ shard: number; row: TaskRow }[]> {
  if (keys.length === 0) return [];
  const rows = await runStatement<RawTask & { shard: number }>(client, CLAIM_LIVE_TASKS, [
    numberArray(keys.map((key) => key.shard)),
    numberArray(keys.map((key) => key.profileId)),
    numberArray(keys.map((key) => key.scenarioId)),
  ]);
  return rows.flatMap((raw) => (isLive(raw) ? [{ shard: raw.shard, row: toTaskRow(raw) }] : []));
}

const isLive = ({ status }: RawTask) => status !== "ended" && status !== "failed";
