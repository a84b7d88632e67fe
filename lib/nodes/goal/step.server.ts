import { defineRuntime } from "@/lib/nodes/define";
import { goal } from "@/lib/nodes/goal/definition";

export const goalRuntime = defineRuntime(goal, {
  kind: "step",
  step: (context, settings) => {
    const value = settings.value === "" ? null : context.renderValue(settings.value);
    return { kind: "exit", output: "next", detail: { goal: settings.name, value } };
  },
});
