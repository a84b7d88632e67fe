import { condition } from "@/lib/nodes/condition/definition";
import { defineRuntime } from "@/lib/nodes/define";

export const conditionRuntime = defineRuntime(condition, {
  kind: "step",
  step: (context, settings) => ({
    kind: "exit",
    output: context.evaluate(settings.condition) ? "yes" : "no",
  }),
});
