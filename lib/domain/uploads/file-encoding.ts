import { z } from "zod";

/** How a file spells its characters; the values are labels that TextDecoder knows. */
export const FILE_ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1251"] as const;
export const fileEncodingSchema = z.enum(FILE_ENCODINGS);
export type FileEncoding = z.infer<typeof fileEncodingSchema>;
