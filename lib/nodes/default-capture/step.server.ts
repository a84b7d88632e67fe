import { defineRuntime } from "@/lib/nodes/define";
import { defaultCapture } from "@/lib/nodes/default-capture/definition";

export const defaultCaptureRuntime = defineRuntime(defaultCapture, {
  kind: "step",
  step: () => ({ kind: "exit", output: "next" }),
});
