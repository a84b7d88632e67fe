import { defineRuntime } from "@/lib/nodes/define";
import { exit } from "@/lib/nodes/exit/definition";

export const exitRuntime = defineRuntime(exit, {
  kind: "step",
  step: (_context, settings) => ({ kind: "end", reason: settings.reason }),
});
