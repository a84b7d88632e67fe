import type { ClientBase, Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { isNotNow } from "@/lib/db/is-not-now";
import type { BackgroundJobRow } from "@/lib/db/queries/background-jobs/background-job-row";
import {
  type JobProgress,
  putOffBackgroundJob,
  saveBackgroundJob,
} from "@/lib/db/queries/background-jobs/save-background-job.server";
import { takeBackgroundJob } from "@/lib/db/queries/background-jobs/take-background-job.server";
import { actorSchema } from "@/lib/domain/permissions/actor-schema";
import type { EngineLog } from "@/lib/engine/engine-log";
import { AppError } from "@/lib/shared/app-error";
import type { Clock } from "@/lib/shared/clock";
import type { JobHandler, OpenJob } from "./job-handler";

export type BackgroundDeps = {
  pool: Pool;
  clock: Clock;
  log: EngineLog;
  handlers: Readonly<Record<string, JobHandler>>;
};

/** A chunk that the database refuses so often in a row will never go through. */
const ATTEMPTS_MAX = 10;
const PUT_OFF_MS = 2_000;

/**
 * Does a chunk of the job that waits longest; false when none waits. What the database cannot do now is put off, so that it stands in
 * nobody's way, and thrown.
 */
export async function runTurn(deps: BackgroundDeps): Promise<boolean> {
  const { pool, clock } = deps;
  let taken: number | undefined;
  try {
    const outcome = await inTransaction(pool, async (client) => {
      const row = await takeBackgroundJob(client, clock.now());
      taken = row?.id;
      if (row === null) return null;
      const { progress, afterCommit } = await doChunk(client, row, deps);
      await saveBackgroundJob(client, { id: row.id, ...progress }, clock.now());
      return { afterCommit };
    });
    outcome?.afterCommit?.();
    return outcome !== null;
  } catch (error) {
    if (taken !== undefined) await putOffBackgroundJob(pool, taken, new Date(clock.now().getTime() + PUT_OFF_MS));
    throw error;
  }
}

type Outcome = { progress: JobProgress; afterCommit: (() => void) | undefined };

async function doChunk(client: ClientBase, row: BackgroundJobRow, deps: BackgroundDeps): Promise<Outcome> {
  const { cursor, done, failed, total, summary } = row;
  const end = (state: "failed" | "cancelled", error: string | null) => ({
    progress: { cursor, done, failed, total, summary, state, error },
    afterCommit: undefined,
  });
  if (row.cancelAskedAt !== null) return end("cancelled", null);
  await client.query("SAVEPOINT chunk");
  try {
    const handle = deps.handlers[row.kind];
    if (!handle) throw new AppError("unavailable", `This version knows no job of the kind "${row.kind}".`);
    const { isOver, afterCommit, ...step } = await handle(client, openJob(row, deps.clock.now()));
    return { progress: { ...step, state: isOver ? "done" : "running", error: null }, afterCommit };
  } catch (error) {
    if (row.attempts < ATTEMPTS_MAX && isForLater(error)) throw error;
    await client.query("ROLLBACK TO SAVEPOINT chunk");
    if (error instanceof AppError) return end("failed", error.message);
    deps.log.error({ job: row.id, kind: row.kind, err: error }, "A job in the background failed.");
    return end(
      "failed",
      "Something unexpected went wrong; the server's log says what. What was done before stays done.",
    );
  }
}

/** The same chunk may go through in a moment. */
function isForLater(error: unknown): boolean {
  return isNotNow(error) || (error instanceof AppError && error.retryAfterSeconds !== undefined);
}

function openJob(row: BackgroundJobRow, now: Date): OpenJob {
  const { id, kind, databaseId, settings, cursor, done, failed, total, summary } = row;
  const actor = actorSchema.parse(row.actor);
  return { id, kind, actor, databaseId, settings, cursor, done, failed, total, summary, now };
}
