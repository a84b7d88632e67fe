import type { ClientBase } from "pg";
import { insertBackgroundJob } from "@/lib/db/queries/background-jobs/insert-background-job.server";
import { actorSchema } from "@/lib/domain/permissions/actor-schema";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { type JsonObject, jsonObjectSchema } from "@/lib/shared/json";

export type NewJob = {
  kind: string;
  /** What it is about, for its reader. */
  title: string;
  databaseId: number | null;
  settings: JsonObject;
  total: number | null;
  parts?: readonly unknown[];
  now: Date;
};

/** Leaves work to the engines, in the caller's transaction; returns its number, which the API calls `task_id`. */
export function createBackgroundJob(client: ClientBase, actor: Actor, job: NewJob): Promise<number> {
  const { accountId } = actor;
  // As it is read again: without anything that JSON does not keep.
  const kept = jsonObjectSchema.parse(JSON.parse(JSON.stringify(actorSchema.parse(actor))));
  return insertBackgroundJob(client, { ...job, accountId, actor: kept, parts: job.parts ?? [] });
}
