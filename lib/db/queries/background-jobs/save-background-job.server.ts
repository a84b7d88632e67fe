import type { ClientBase, Pool } from "pg";
import type { JobState } from "@/lib/domain/background/job-state";
import type { JsonObject } from "@/lib/shared/json";

export type JobProgress = {
  state: JobState;
  cursor: JsonObject;
  done: number;
  failed: number;
  total: number | null;
  summary: JsonObject;
  error: string | null;
};

/** Writes how far a job is, in the transaction of the work that brought it there. */
export async function saveBackgroundJob(
  client: ClientBase,
  job: JobProgress & { id: number },
  now: Date,
): Promise<void> {
  await client.query(
    `UPDATE background_job SET state = $2, cursor = $3, done = $4, failed = $5, total = $6, summary = $7, error = $8, turn_at = $9,
       attempts = 0, ended_at = CASE WHEN $2 = 'running' THEN NULL ELSE $9::timestamptz END
     WHERE id = $1`,
    [
      ...[job.id, job.state, JSON.stringify(job.cursor), job.done, job.failed, job.total, JSON.stringify(job.summary)],
      ...[job.error, now],
    ],
  );
}

/** Notes that a chunk could not be done now, and lets the job wait; returns how often that happened in a row. */
export async function putOffBackgroundJob(pool: Pool, id: number, until: Date): Promise<number> {
  const { rows } = await pool.query<{ attempts: number }>(
    "UPDATE background_job SET attempts = attempts + 1, turn_at = $2 WHERE id = $1 RETURNING attempts",
    [id, until],
  );
  return rows[0]?.attempts ?? 0;
}
