import { defineRuntime } from "@/lib/nodes/define";
import { httpCall } from "@/lib/nodes/http-call/definition";
import { runHttpCall } from "@/lib/nodes/http-call/effect.server";

export const httpCallRuntime = defineRuntime(httpCall, {
  kind: "step",
  step: () => ({ kind: "effect", effect: "http" }),
  effect: {
    kind: "http",
    attemptsMax: (settings) => settings.retries + 1,
    writesProfile: (settings) => settings.mapping.some(({ to }) => to === "profile"),
    run: runHttpCall,
  },
});
