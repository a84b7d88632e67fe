import { z } from "zod";
import { defineNode } from "@/lib/nodes/define";
import { LIMIT_PERIODS } from "@/lib/nodes/limit/find-period-start";

export const LIMIT_MAX = 1_000_000_000;

const settings = z.strictObject({
  limit: z.int("Type a whole number of profiles.").min(1, "At least one profile must pass.").max(LIMIT_MAX),
  period: z.enum(LIMIT_PERIODS),
});

const OUTPUTS = [
  { id: "passed", label: "Passed" },
  { id: "over", label: "Over the limit" },
] as const;

export const limit = defineNode({
  type: "limit",
  category: "operator",
  title: "Limit",
  icon: "gauge",
  summary: "Lets so many profiles pass in a period.",
  help: `Lets at most so many profiles pass **in each hour, day, week or month**, or in all; the others leave by **Over the limit** at once. To hold them back instead, let that output lead to a *Pause* and back here.

Periods follow the calendar in the account's time zone: a day begins at midnight, a week on Monday. The limit is exact, however many profiles come at once. A limit that is raised counts from the next profile on.`,
  settings,
  defaults: { limit: 100, period: "day" },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
});
