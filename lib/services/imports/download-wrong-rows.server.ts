import { z } from "zod";
import { pool } from "@/lib/db/pool.server";
import { listJobResults } from "@/lib/db/queries/background-jobs/job-parts.server";
import { getUpload } from "@/lib/db/queries/uploads/read-upload.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { formatCsvRow } from "@/lib/domain/uploads/format-csv-row";
import { AppError } from "@/lib/shared/app-error";
import { fileImportSettings, wrongRowSchema } from "./file-import-settings";
import { requireFileImport } from "./require-file-import.server";

const partSchema = z.array(wrongRowSchema);
/** Without it Excel takes the letters for those of another encoding. */
const MARK = "\uFEFF";

/**
 * The rows of a file that were not imported, as CSV: their own cells, then place and reason, so that the file can be put right and
 * uploaded again. Throws `not_found`, also after a day, when they are forgotten.
 */
export async function downloadWrongRows(actor: Actor, which: { id: number; databaseId: number }): Promise<Response> {
  const job = await requireFileImport(actor, which);
  const { uploadId } = fileImportSettings.parse(job.settings);
  const file = await getUpload(pool(), { id: uploadId, databaseId: which.databaseId });
  const rows = (await listJobResults(pool(), job.id)).flatMap((part) => partSchema.parse(part));
  if (rows.length === 0) throw new AppError("not_found", `Import #${job.id} has no wrong rows, or they are forgotten.`);
  const columns = file?.columns ?? [];
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), columns.length);
  const widen = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => cells[at] ?? "");
  const lines = [
    [...widen(columns), "Row", "Reason"],
    ...rows.map(({ row, reason, cells }) => [...widen(cells), String(row), reason]),
  ];
  return new Response(MARK + lines.map(formatCsvRow).join(""), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="import-${job.id}-wrong-rows.csv"`,
    },
  });
}
