import type { JobState } from "@/lib/domain/background/job-state";
import type { JsonObject } from "@/lib/shared/json";

/** A job as it stands in its table; `settings`, `cursor` and `summary` are its kind's own. */
export type BackgroundJobRow = {
  id: number;
  accountId: number;
  kind: string;
  title: string;
  databaseId: number | null;
  /** The one who asked for it, as he was then. */
  actor: unknown;
  state: JobState;
  settings: unknown;
  cursor: JsonObject;
  done: number;
  failed: number;
  total: number | null;
  summary: JsonObject;
  error: string | null;
  /** Tries of the next chunk that failed because the database could not do it then. */
  attempts: number;
  cancelAskedAt: Date | null;
  createdAt: Date;
  endedAt: Date | null;
};

/** Columns of a row, for every statement that reads one. */
export const JOB_COLUMNS = `id, account_id AS "accountId", kind, title, database_id AS "databaseId", actor, state, settings, cursor, done,
  failed, total, summary, error, attempts, cancel_asked_at AS "cancelAskedAt", created_at AS "createdAt", ended_at AS "endedAt"`;
