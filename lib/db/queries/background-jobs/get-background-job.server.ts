import type { ClientBase, Pool } from "pg";
import { type BackgroundJobRow, JOB_COLUMNS } from "./background-job-row";

/** A job of an account; null when it has none of this number. */
export async function getBackgroundJob(
  client: ClientBase | Pool,
  { id, accountId }: { id: number; accountId: number },
): Promise<BackgroundJobRow | null> {
  const { rows } = await client.query<BackgroundJobRow>(
    `SELECT ${JOB_COLUMNS} FROM background_job WHERE id = $1 AND account_id = $2`,
    [id, accountId],
  );
  return rows[0] ?? null;
}
