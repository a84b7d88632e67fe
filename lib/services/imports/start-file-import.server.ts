import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { listResourceViews } from "@/lib/db/queries/resources/list-resource-views.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { makeSubscriptionChange } from "@/lib/domain/profiles/import/make-subscription-change";
import { checkMapping } from "@/lib/domain/uploads/check-mapping";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { createBackgroundJob } from "@/lib/services/background-jobs/create-background-job.server";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { requireStaticSegment } from "@/lib/services/segments/require-static-segment.server";
import { type FileImportSettings, IMPORT_FILE_JOB } from "./file-import-settings";
import { requireUpload } from "./require-upload.server";

/**
 * Leaves the import of an uploaded file, or the trial of one, to the engines; returns its number.
 * @throws AppError when the file is gone, or what is asked for does not fit the database
 */
export async function startFileImport(
  actor: Actor,
  { databaseId, ...settings }: FileImportSettings & { databaseId: number },
): Promise<{ id: number }> {
  const now = await databaseNow();
  return inTransaction(pool(), async (client) => {
    const database = await requireDatabaseView(client, actor, { id: databaseId });
    const file = await requireUpload(client, { id: settings.uploadId, databaseId });
    checkMapping(settings, { columns: file.columns, fields: database.fields });
    if (settings.segmentId !== null)
      await requireStaticSegment(client, actor, { segmentId: settings.segmentId, databaseId, field: "segmentId" });
    const ids = settings.subscriptions.map(({ resourceId }) => resourceId);
    const resources = new Map((await listResourceViews(client, actor, ids)).map((one) => [one.id, one]));
    for (const [at, { resourceId, ...one }] of settings.subscriptions.entries()) {
      const around = { path: `subscriptions.${at}`, resource: resources.get(resourceId), database };
      makeSubscriptionChange({ ...one, resource_id: resourceId }, around);
    }
    const job = { kind: IMPORT_FILE_JOB, title: file.name, databaseId, now, total: file.rowCount, settings };
    const id = await createBackgroundJob(client, actor, job);
    if (!settings.isTrial) {
      const after = { importId: id, file: file.name, rows: file.rowCount, mode: settings.mode };
      await writeAudit(client, actor, {
        action: "database.import_started",
        ...{ objectType: "database", objectId: databaseId, after },
      });
    }
    return { id };
  });
}
