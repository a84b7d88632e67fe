import type { ClientBase } from "pg";
import type { JsonObject } from "@/lib/shared/json";

export type NewBackgroundJob = {
  accountId: number;
  kind: string;
  title: string;
  databaseId: number | null;
  actor: JsonObject;
  settings: JsonObject;
  total: number | null;
  /** What it works on as JSON, a chunk each; none where it finds its work by itself. */
  parts: readonly unknown[];
  now: Date;
};

/** Puts a job into the table, from where the next engine that is free takes it; returns its number. */
export async function insertBackgroundJob(client: ClientBase, job: NewBackgroundJob): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO background_job (account_id, kind, title, database_id, actor, settings, total, created_at, turn_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) RETURNING id`,
    [
      ...[job.accountId, job.kind, job.title, job.databaseId, JSON.stringify(job.actor), JSON.stringify(job.settings)],
      ...[job.total, job.now],
    ],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("A job has no number.");
  await client.query(
    `INSERT INTO background_job_part (job_id, position, input)
     SELECT $1, n - 1, part FROM unnest($2::jsonb[]) WITH ORDINALITY AS x (part, n)`,
    [id, job.parts.map((part) => JSON.stringify(part))],
  );
  return id;
}
