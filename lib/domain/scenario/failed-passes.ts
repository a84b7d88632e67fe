import { z } from "zod";

/** `failed` = stands still where it failed; `ended` = ended where something went wrong and nothing followed. */
export const FAILED_KINDS = ["failed", "ended"] as const;
export const failedKindSchema = z.enum(FAILED_KINDS);
export type FailedKind = z.infer<typeof failedKindSchema>;

/** How a failed pass goes on: `retry` = the element once more; `skip` = as if the element had done its work. */
export const RETRY_MODES = ["retry", "skip"] as const;
export const retryModeSchema = z.enum(RETRY_MODES);
export type RetryMode = z.infer<typeof retryModeSchema>;

/** By which output passes skip an element, and where that leads; `to` null = an open end. */
export const skipSchema = z.strictObject({ nodeId: z.int(), output: z.string(), to: z.int().nullable() });
export type Skip = z.infer<typeof skipSchema>;

/** How a pass skips the element where it failed; `output` null = nothing can follow it, so the pass ends there. */
export type SkipWay = { output: string | null; to: number | null };

/** The way of a failed pass; null = it runs its element again. Whoever stands where nothing follows, as behind a jump, leaves. */
export function findSkip(skips: readonly Skip[] | null, nodeId: number): SkipWay | null {
  if (skips === null) return null;
  return skips.find((skip) => skip.nodeId === nodeId) ?? { output: null, to: null };
}
