import { defineRuntime } from "@/lib/nodes/define";
import { jump } from "@/lib/nodes/jump/definition";

export const jumpRuntime = defineRuntime(jump, {
  kind: "step",
  step: (_context, settings) => ({
    kind: "enter",
    scenarioId: settings.scenarioId,
    passApicontent: settings.passApicontent,
  }),
});
