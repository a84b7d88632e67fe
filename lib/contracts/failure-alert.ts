import { z } from "zod";
import { defineContract } from "@/lib/contracts/define";
import { idParams } from "@/lib/contracts/ids";

const PASSES_MAX = 1_000_000;

const measure = z.object({
  percent: z.int("Type a whole number.").min(1, "At least 1 %.").max(100, "At most 100 %."),
  least: z.int("Type a whole number.").min(1, "At least 1 profile.").max(PASSES_MAX),
  /** Freezes the scenario by itself. */
  stops: z.boolean(),
});

/** When the failures of a scenario are too many, and whether they are now. */
export const getFailureAlert = defineContract({
  method: "GET",
  path: "/api/internal/scenarios/[id]/failure-alert",
  params: idParams,
  answer: measure.extend({
    failing: z.object({ since: z.iso.datetime(), failed: z.int(), moved: z.int() }).nullable(),
  }),
});
export type FailureAlert = z.infer<typeof getFailureAlert.answer>;

export const setFailureAlert = defineContract({
  method: "PUT",
  path: "/api/internal/scenarios/[id]/failure-alert",
  params: idParams,
  body: measure,
  answer: z.void(),
});
