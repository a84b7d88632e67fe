import type { RawTask } from "@/lib/engine/sql/task-columns";
import { TASK_COLUMNS, toTaskRow } from "@/lib/engine/sql/task-columns";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";
import type { TaskRow } from "@/lib/engine/task-row";

// Through the partial index task_failed. `node_entered_at` is set anew when a pass goes on: one that fails again during an operation
// is not taken up again by it.

/** Shards in which passes of a running scenario have failed. */
export const LIST_SHARDS_FAILED: Statement = {
  name: "engine-list-shards-failed",
  text: `SELECT s.shard FROM generate_series(0, 255) AS s(shard)
    WHERE EXISTS (SELECT 1 FROM scenario c WHERE c.id = $1 AND c.is_active)
      AND EXISTS (SELECT 1 FROM task t WHERE t.shard = s.shard AND t.scenario_id = $1 AND t.node_id BETWEEN $2 AND $3
        AND t.status = 'failed' AND t.node_entered_at < $4 OFFSET 0)
    ORDER BY s.shard`,
};

export const CLAIM_FAILED_TASKS: Statement = {
  name: "engine-claim-failed-tasks",
  text: `SELECT ${TASK_COLUMNS} FROM task t
    WHERE t.shard = $1 AND t.scenario_id = $2 AND t.node_id BETWEEN $3 AND $4 AND t.status = 'failed' AND t.node_entered_at < $5
    LIMIT $6
    FOR UPDATE`,
};

const NODE_ID_MAX = 2_147_483_647;

export type FailedPlace = {
  scenarioId: number;
  /** null = in any element. */
  nodeId: number | null;
  /** Only those that entered their element before. */
  before: Date;
};

const rangeOf = (nodeId: number | null) => [nodeId ?? 0, nodeId ?? NODE_ID_MAX];

/** Shards with failed passes; none while the scenario does not run. */
export async function listShardsFailed(client: Queryable, place: FailedPlace): Promise<number[]> {
  const values = [place.scenarioId, ...rangeOf(place.nodeId), place.before];
  const rows = await runStatement<{ shard: number }>(client, LIST_SHARDS_FAILED, values);
  return rows.map((row) => row.shard);
}

/** Claims up to `limit` failed passes of a shard. */
export async function claimFailedTasks(
  client: Queryable,
  shard: number,
  { limit, ...place }: FailedPlace & { limit: number },
): Promise<TaskRow[]> {
  const values = [shard, place.scenarioId, ...rangeOf(place.nodeId), place.before, limit];
  return (await runStatement<RawTask>(client, CLAIM_FAILED_TASKS, values)).map(toTaskRow);
}
