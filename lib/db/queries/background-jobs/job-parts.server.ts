import type { ClientBase, Pool } from "pg";
import type { Json } from "@/lib/shared/json";

export type JobPart = { position: number; input: unknown };

/** The next part of a job that has no result yet; null when all have. */
export async function takeJobPart(client: ClientBase, jobId: number): Promise<JobPart | null> {
  const { rows } = await client.query<JobPart>(
    `SELECT position, input FROM background_job_part WHERE job_id = $1 AND input IS NOT NULL ORDER BY position LIMIT 1`,
    [jobId],
  );
  return rows[0] ?? null;
}

/** Keeps what became of a part and forgets what it was given. */
export async function saveJobPart(client: ClientBase, jobId: number, part: { position: number; result: Json }) {
  await client.query("UPDATE background_job_part SET input = NULL, result = $3 WHERE job_id = $1 AND position = $2", [
    jobId,
    part.position,
    JSON.stringify(part.result),
  ]);
}

/** Keeps the result of a chunk that a job found by itself, without a part that it was given. */
export async function insertJobResult(client: ClientBase, jobId: number, part: { position: number; result: Json }) {
  await client.query("INSERT INTO background_job_part (job_id, position, result) VALUES ($1, $2, $3)", [
    ...[jobId, part.position, JSON.stringify(part.result)],
  ]);
}

/** The results of a job's parts, in order. */
export async function listJobResults(client: ClientBase | Pool, jobId: number): Promise<unknown[]> {
  const { rows } = await client.query<{ result: unknown }>(
    "SELECT result FROM background_job_part WHERE job_id = $1 AND result IS NOT NULL ORDER BY position",
    [jobId],
  );
  return rows.map(({ result }) => result);
}
