import type { ClientBase } from "pg";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { JsonObject } from "@/lib/shared/json";

/** A job as its kind sees it. */
export type OpenJob = {
  id: number;
  kind: string;
  actor: Actor;
  databaseId: number | null;
  settings: unknown;
  cursor: JsonObject;
  done: number;
  failed: number;
  total: number | null;
  summary: JsonObject;
  now: Date;
};

/** What one turn did. `done` and `failed` count from the beginning of the job. */
export type JobStep = {
  cursor: JsonObject;
  done: number;
  failed: number;
  total: number | null;
  summary: JsonObject;
  isOver: boolean;
  /** Hints to others; lost without harm. */
  afterCommit?: () => void;
};

/**
 * Does the next chunk of a job inside the caller's transaction, which writes its progress too: a chunk is done with its progress or not
 * at all. About a second at most, for other jobs wait for their turn. An AppError ends the job with its text.
 */
export type JobHandler = (client: ClientBase, job: OpenJob) => Promise<JobStep>;
