import { z } from "zod";
import { fileImportSchema } from "@/lib/contracts/imports";

export const IMPORT_FILE_JOB = "import_file";

/** What a job of an import knows beside its rows, which lie in the uploaded file. */
export const fileImportSettings = fileImportSchema;
export type FileImportSettings = z.output<typeof fileImportSettings>;

const REASONS_MAX = 20;

/** What a job counts, and the first of its reasons. */
export const fileImportSummary = z.object({
  inserted: z.int().default(0),
  updated: z.int().default(0),
  skipped: z.int().default(0),
  reasons: z.array(z.object({ reason: z.string(), row: z.int(), count: z.int() })).default([]),
});
export type FileImportSummary = z.output<typeof fileImportSummary>;

/** A row that was not imported, as it is kept; `row` counts as a spreadsheet does, the names of the columns being row 1. */
export const wrongRowSchema = z.object({ row: z.int(), reason: z.string(), cells: z.array(z.string()) });
export type WrongRow = z.output<typeof wrongRowSchema>;

/** The reasons so far with those of further rows; once there are many, new ones are not listed. */
export function countReasons(before: FileImportSummary["reasons"], wrong: readonly WrongRow[]) {
  const all = new Map(before.map((one) => [one.reason, { ...one }]));
  for (const { reason, row } of wrong) {
    const known = all.get(reason);
    if (known) known.count += 1;
    else if (all.size < REASONS_MAX) all.set(reason, { reason, row, count: 1 });
  }
  return [...all.values()];
}
