import { z } from "zod";

/** How a failed pass goes on: `retry` = the element once more; `skip` = as if the element had done its work. */
export const RETRY_MODES = ["retry", "skip"] as const;
export const retryModeSchema = z.enum(RETRY_MODES);
export type RetryMode = z.infer<typeof retryModeSchema>;

/** By which output passes skip an element, and where that leads; `to` null = an open end. */
export const skipSchema = z.strictObject({ nodeId: z.int(), output: z.string(), to: z.int().nullable() });
export type Skip = z.infer<typeof skipSchema>;
