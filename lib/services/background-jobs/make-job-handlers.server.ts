import type { Pool } from "pg";
import type { JobHandler } from "@/lib/jobs/background/job-handler";
import { IMPORT_FILE_JOB } from "@/lib/services/imports/file-import-settings";
import { makeImportFileJob } from "@/lib/services/imports/import-file-job.server";
import { IMPORT_BATCH_JOB, makeImportBatchJob } from "@/lib/services/profiles/import-batch-job.server";
import { makeStartBatchJob, START_BATCH_JOB } from "@/lib/services/starts/start-batch-job.server";

/** What is done in the background, by kind. The pool is for hints to the engines. */
export function makeJobHandlers(pool: Pool): Readonly<Record<string, JobHandler>> {
  return {
    [IMPORT_BATCH_JOB]: makeImportBatchJob(pool),
    [IMPORT_FILE_JOB]: makeImportFileJob(pool),
    [START_BATCH_JOB]: makeStartBatchJob(pool),
  };
}
