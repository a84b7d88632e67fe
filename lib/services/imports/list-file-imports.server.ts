import type { FileImport } from "@/lib/contracts/imports";
import { pool } from "@/lib/db/pool.server";
import { listDatabaseJobs } from "@/lib/db/queries/background-jobs/list-database-jobs.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { describeFileImport } from "./describe-file-import";
import { IMPORT_FILE_JOB } from "./file-import-settings";

/** Finished ones are forgotten after a month. */
const IMPORTS_MAX = 100;

/** The imports of files into a database, newest first; trials are left out. */
export async function listFileImports(actor: Actor, databaseId: number): Promise<{ items: FileImport[] }> {
  await requireDatabaseView(pool(), actor, { id: databaseId });
  const jobs = await listDatabaseJobs(pool(), { databaseId, kind: IMPORT_FILE_JOB, limit: IMPORTS_MAX });
  return { items: jobs.map(describeFileImport).filter(({ isTrial }) => !isTrial) };
}
