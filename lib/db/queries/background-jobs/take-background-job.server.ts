import type { ClientBase } from "pg";
import { type BackgroundJobRow, JOB_COLUMNS } from "./background-job-row";

/**
 * The running job that waits longest for its turn, locked until the caller's transaction ends; null when there is none that nobody works
 * on. The lock is all that says who works on it: whoever dies lets go of it.
 */
export async function takeBackgroundJob(client: ClientBase, now: Date): Promise<BackgroundJobRow | null> {
  const { rows } = await client.query<BackgroundJobRow>(
    `SELECT ${JOB_COLUMNS} FROM background_job WHERE state = 'running' AND turn_at <= $1
     ORDER BY turn_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [now],
  );
  return rows[0] ?? null;
}
