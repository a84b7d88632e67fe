import { condition } from "@/lib/nodes/condition/definition";
import { defineRuntime } from "@/lib/nodes/define";
import { leaveByCondition } from "@/lib/nodes/leave-by-condition";

export const conditionRuntime = defineRuntime(condition, {
  kind: "step",
  step: (context, settings) => leaveByCondition(context, settings.condition),
});
