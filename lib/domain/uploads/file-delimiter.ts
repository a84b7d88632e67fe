import { z } from "zod";

/** What may stand between the cells of a row. */
export const FILE_DELIMITERS = [",", ";", "\t", "|"] as const;
/** Any one character that is neither a quote nor the end of a line. */
export const fileDelimiterSchema = z
  .string()
  .regex(/^[^"\r\n\0]$/u, "One character stands between the cells; a quote or the end of a line cannot.");
