import { z } from "zod";

/** Rows that lie in one part of an uploaded file, and that one transaction imports. */
export const PART_ROWS = 1_000;

/** A row as it stands in a file; `wrong` says why it can be no profile, whatever its columns mean. */
export const fileRowSchema = z.object({ cells: z.array(z.string()), wrong: z.string().optional() });
export type FileRow = z.infer<typeof fileRowSchema>;
