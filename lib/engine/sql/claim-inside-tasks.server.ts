import type { RawTask } from "@/lib/engine/sql/task-columns";
import { TASK_COLUMNS, toTaskRow } from "@/lib/engine/sql/task-columns";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";
import type { TaskRow } from "@/lib/engine/task-row";

/**
 * Takes tasks that stand in a scenario, or in one element of it, along the partial index task_inside. Waits for rows that a
 * batch holds: with SKIP LOCKED a chunk could find nothing and call the work done.
 */
export const CLAIM_INSIDE_TASKS: Statement = {
  name: "engine-claim-inside-tasks",
  text: `SELECT ${TASK_COLUMNS}
    FROM task t
    WHERE t.shard = $1 AND t.scenario_id = $2 AND t.node_id BETWEEN $3 AND $4 AND t.status <> 'ended'
    ORDER BY t.node_id
    LIMIT $5
    FOR UPDATE`,
};

const NODE_ID_MAX = 2_147_483_647;

export type InsideClaim = { shard: number; scenarioId: number; nodeId: number | null; limit: number };

/** Claims up to `limit` tasks inside a scenario; `nodeId` null = in any element. Failed ones are among them. */
export async function claimInsideTasks(client: Queryable, claim: InsideClaim): Promise<TaskRow[]> {
  const rows = await runStatement<RawTask>(client, CLAIM_INSIDE_TASKS, [
    claim.shard,
    claim.scenarioId,
    claim.nodeId ?? 0,
    claim.nodeId ?? NODE_ID_MAX,
    claim.limit,
  ]);
  return rows.map(toTaskRow);
}
