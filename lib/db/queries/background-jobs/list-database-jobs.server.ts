import type { Pool } from "pg";
import { type BackgroundJobRow, JOB_COLUMNS } from "./background-job-row";

/** The last jobs of a kind that are about a database, newest first. */
export async function listDatabaseJobs(
  pool: Pool,
  { databaseId, kind, limit }: { databaseId: number; kind: string; limit: number },
): Promise<BackgroundJobRow[]> {
  const { rows } = await pool.query<BackgroundJobRow>(
    `SELECT ${JOB_COLUMNS} FROM background_job WHERE database_id = $1 AND kind = $2 ORDER BY id DESC LIMIT $3`,
    [databaseId, kind, limit],
  );
  return rows;
}
