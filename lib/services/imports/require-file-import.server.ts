import type { BackgroundJobRow } from "@/lib/db/queries/background-jobs/background-job-row";
import { getBackgroundJob } from "@/lib/db/queries/background-jobs/get-background-job.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { AppError } from "@/lib/shared/app-error";
import { IMPORT_FILE_JOB } from "./file-import-settings";

/** An import of a file into a database that the actor sees. Throws `not_found`. */
export async function requireFileImport(
  actor: Actor,
  { id, databaseId }: { id: number; databaseId: number },
): Promise<BackgroundJobRow> {
  await requireDatabaseView(pool(), actor, { id: databaseId });
  const job = await getBackgroundJob(pool(), { id, accountId: actor.accountId });
  if (job?.kind === IMPORT_FILE_JOB && job.databaseId === databaseId) return job;
  throw new AppError("not_found", `The database has no import #${id}.`);
}
