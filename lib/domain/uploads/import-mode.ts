import { z } from "zod";

/** What a row may do: make a profile, change one that is there, or either. */
export const IMPORT_MODES = ["both", "insert", "update"] as const;
export const importModeSchema = z.enum(IMPORT_MODES);
export type ImportMode = z.infer<typeof importModeSchema>;
