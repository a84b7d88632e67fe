import { defineRuntime } from "@/lib/nodes/define";
import { scheduleTrigger } from "@/lib/nodes/schedule-trigger/definition";

export const scheduleTriggerRuntime = defineRuntime(scheduleTrigger, {
  kind: "trigger",
  output: "next",
  // Nothing that happens to a profile starts it.
  match: () => false,
  schedule: ({ schedule, scope, segmentId }) => ({ schedule, segmentId: scope === "all" ? null : segmentId }),
});
