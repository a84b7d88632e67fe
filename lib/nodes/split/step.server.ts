import { defineRuntime } from "@/lib/nodes/define";
import { OTHERWISE, split } from "@/lib/nodes/split/definition";

export const splitRuntime = defineRuntime(split, {
  kind: "step",
  step: (context, settings) => {
    const taken = settings.branches.find(({ condition }) => context.evaluate(condition));
    return { kind: "exit", output: taken?.id ?? OTHERWISE };
  },
});
