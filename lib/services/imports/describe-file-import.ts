import type { FileImport } from "@/lib/contracts/imports";
import type { BackgroundJobRow } from "@/lib/db/queries/background-jobs/background-job-row";
import { actorSchema } from "@/lib/domain/permissions/actor-schema";
import { fileImportSettings, fileImportSummary } from "./file-import-settings";

/** How far an import is, as the interface shows it. */
export function describeFileImport(job: BackgroundJobRow): FileImport {
  const { id, title, state, done, total, failed, error, createdAt, endedAt } = job;
  const { uploadId, isTrial } = fileImportSettings.parse(job.settings);
  return {
    ...{ id, name: title, uploadId, isTrial, state, done, total: total ?? done, wrong: failed, error },
    ...fileImportSummary.parse(job.summary),
    isCancelling: state === "running" && job.cancelAskedAt !== null,
    startedBy: actorSchema.parse(job.actor).name,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
