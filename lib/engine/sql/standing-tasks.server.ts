import type { RawTask } from "@/lib/engine/sql/task-columns";
import { TASK_COLUMNS, toTaskRow } from "@/lib/engine/sql/task-columns";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";
import type { TaskRow } from "@/lib/engine/task-row";

// Through the partial index task_inside. `node_entered_at` is set anew when a pass moves: one that comes back to the element during
// an operation is not moved again by it.
const STANDS = `t.scenario_id = $1 AND t.node_id = $2 AND t.status <> 'ended' AND t.status <> 'failed' AND t.node_entered_at < $3`;

export const LIST_SHARDS_STANDING: Statement = {
  name: "engine-list-shards-standing",
  text: `SELECT s.shard FROM generate_series(0, 255) AS s(shard)
    WHERE EXISTS (SELECT 1 FROM task t WHERE t.shard = s.shard AND ${STANDS} OFFSET 0) ORDER BY s.shard`,
};

export const CLAIM_STANDING_TASKS: Statement = {
  name: "engine-claim-standing-tasks",
  text: `SELECT ${TASK_COLUMNS} FROM task t WHERE t.shard = $4 AND ${STANDS} LIMIT $5 FOR UPDATE`,
};

export type StandingPlace = {
  scenarioId: number;
  nodeId: number;
  /** Only those that entered the element before. */
  before: Date;
};

/** Shards in which passes that did not fail stand in an element. */
export async function listShardsStanding(client: Queryable, { scenarioId, nodeId, before }: StandingPlace) {
  const values = [scenarioId, nodeId, before];
  return (await runStatement<{ shard: number }>(client, LIST_SHARDS_STANDING, values)).map(({ shard }) => shard);
}

/** Claims up to `limit` of them in a shard, and waits for whoever walks them. */
export async function claimStandingTasks(
  client: Queryable,
  { scenarioId, nodeId, before, shard, limit }: StandingPlace & { shard: number; limit: number },
): Promise<TaskRow[]> {
  const values = [scenarioId, nodeId, before, shard, limit];
  return (await runStatement<RawTask>(client, CLAIM_STANDING_TASKS, values)).map(toTaskRow);
}
