import { defineRuntime } from "@/lib/nodes/define";
import { limit } from "@/lib/nodes/limit/definition";
import { findPeriodStart } from "@/lib/nodes/limit/find-period-start";

export const limitRuntime = defineRuntime(limit, {
  kind: "step",
  step: (context, settings) => ({
    kind: "quota",
    limit: settings.limit,
    periodStart: findPeriodStart(settings.period, context.now, context.zone),
    passed: "passed",
    over: "over",
  }),
});
