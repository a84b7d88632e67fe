import type { ClientBase, Pool } from "pg";
import { insertJobResult } from "@/lib/db/queries/background-jobs/job-parts.server";
import type { DatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { getUploadPart } from "@/lib/db/queries/uploads/read-upload.server";
import { type FileRow, PART_ROWS } from "@/lib/domain/uploads/file-row";
import { readRow } from "@/lib/domain/uploads/read-row";
import { getBulkLane } from "@/lib/engine/task-row";
import type { JobHandler, OpenJob } from "@/lib/jobs/background/job-handler";
import { holdDatabase } from "@/lib/services/databases/hold-database.server";
import { hintImported } from "@/lib/services/profiles/hint-imported.server";
import { importItems, type ImportResult, type StartingRequest } from "@/lib/services/profiles/import-items.server";
import { requireStaticSegment } from "@/lib/services/segments/require-static-segment.server";
import { AppError } from "@/lib/shared/app-error";
import {
  countReasons,
  fileImportSettings,
  type FileImportSettings,
  fileImportSummary,
  type WrongRow,
} from "./file-import-settings";

/** The names of the columns are row 1 of a spreadsheet. */
const FIRST_ROW = 2;

/** Imports the next part of an uploaded file, or tries it and takes it back. The pool is for hints only. */
export function makeImportFileJob(pool: Pool): JobHandler {
  return async (client, job) => {
    const settings = fileImportSettings.parse(job.settings);
    const position = Math.floor(job.done / PART_ROWS);
    const rows = await getUploadPart(client, { fileId: settings.uploadId, position });
    if (rows === null) throw new AppError("not_found", "The uploaded file is no longer kept. Upload it again.");
    const { results, afterCommit } = await importPart(client, { job, settings, rows, pool });
    const wrong = listWrong(rows, results, job.done + FIRST_ROW);
    if (wrong.length > 0) await insertJobResult(client, job.id, { position, result: wrong });
    const summary = fileImportSummary.parse(job.summary);
    const good = results.flatMap((result) => (result?.ok ? [result] : []));
    const inserted = good.filter(({ answer }) => answer.created).length;
    const done = job.done + rows.length;
    return {
      ...{ cursor: job.cursor, total: job.total, done, failed: job.failed + wrong.length, afterCommit },
      isOver: done >= (job.total ?? 0),
      summary: {
        inserted: summary.inserted + inserted,
        updated: summary.updated + good.length - inserted,
        skipped: summary.skipped + rows.length - good.length - wrong.length,
        reasons: countReasons(summary.reasons, wrong),
      },
    };
  };
}

/** Null for a row that was wrong in the file already. */
type RowResult = ImportResult | null;
type Part = { job: OpenJob; settings: FileImportSettings; rows: readonly FileRow[]; pool: Pool };

async function importPart(client: ClientBase, { job, settings, rows, pool }: Part) {
  const { actor, now, databaseId } = job;
  const lane = getBulkLane(actor.accountId);
  const cause = { how: "file" as const, hops: 0, lane, starts: settings.starts };
  if (settings.isTrial) await client.query("SAVEPOINT trial");
  const database = await holdDatabase(client, actor, { id: databaseId ?? 0 });
  const requests = rows.map((row) => (row.wrong === undefined ? makeRequest(row.cells, settings, database) : null));
  const sound = requests.flatMap((request) => request ?? []);
  const segments = { add: await openSegments(client, { job, settings, database }), remove: [] };
  const done = await importItems(client, { actor, database, now, cause, start: null, segments }, sound);
  const results = requests.map((request): RowResult => (request === null ? null : (done.shift() ?? null)));
  if (settings.isTrial) {
    await client.query("ROLLBACK TO SAVEPOINT trial");
    return { results, afterCommit: () => undefined };
  }
  const good = results.flatMap((result) => result ?? []);
  return { results, afterCommit: () => hintImported(pool, { database, results: good, lane }) };
}

function makeRequest(
  cells: readonly string[],
  settings: FileImportSettings,
  { fields }: DatabaseView,
): StartingRequest {
  const { matching, fieldName, mode } = settings;
  const { data, profileId } = readRow(cells, settings.columns, fields);
  return {
    matching: { matching, profile_id: profileId, field_name: fieldName ?? undefined },
    ...{ data, mode, path: "data", skipInvalidSubscriptions: false },
    subscriptions: settings.subscriptions.map(({ resourceId, ...one }) => ({ ...one, resource_id: resourceId })),
  };
}

type Where = { job: OpenJob; settings: FileImportSettings; database: DatabaseView };

/** The list that everybody who is written comes into. */
async function openSegments(client: ClientBase, { job, settings: { segmentId }, database }: Where) {
  if (segmentId === null) return [];
  const which = { segmentId, databaseId: database.id, field: "segmentId" };
  return [await requireStaticSegment(client, job.actor, which)];
}

function listWrong(rows: readonly FileRow[], results: readonly RowResult[], firstRow: number): WrongRow[] {
  return rows.flatMap(({ cells, wrong }, at) => {
    const result = results[at];
    const reason = wrong ?? (result?.ok === false && result.isSkipped !== true ? explain(result.error) : null);
    return reason === null ? [] : [{ row: firstRow + at, reason, cells }];
  });
}

/** Without the place in a request, which a file has not. */
function explain({ message }: AppError): string {
  return message.replace(/^data\./, "");
}
