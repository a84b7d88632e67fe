import type { RawTask } from "@/lib/engine/sql/task-columns";
import { TASK_COLUMNS, toTaskRow } from "@/lib/engine/sql/task-columns";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";
import type { TaskRow } from "@/lib/engine/task-row";

/**
 * Takes the oldest due tasks of one shard and lane for the length of the transaction. SKIP LOCKED, so that a second engine
 * takes others; the time is a parameter, because a volatile now() in the condition costs the index; no second condition,
 * so that the partial index task_wake gives rows already in order.
 */
export const CLAIM_DUE_TASKS: Statement = {
  name: "engine-claim-due-tasks",
  text: `SELECT ${TASK_COLUMNS}
    FROM task t
    WHERE t.shard = $1 AND t.lane = $2 AND t.wake_at <= $3
    ORDER BY t.wake_at
    LIMIT $4
    FOR UPDATE SKIP LOCKED`,
};

export type DueClaim = { shard: number; lane: number; now: Date; limit: number };

/** Claims up to `limit` tasks that are due at `now`, the oldest first. */
export async function claimDueTasks(client: Queryable, claim: DueClaim): Promise<TaskRow[]> {
  const values = [claim.shard, claim.lane, claim.now, claim.limit];
  const rows = await runStatement<RawTask>(client, CLAIM_DUE_TASKS, values);
  return rows.map(toTaskRow);
}
