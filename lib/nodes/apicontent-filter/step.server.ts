import { apicontentFilter } from "@/lib/nodes/apicontent-filter/definition";
import { defineRuntime } from "@/lib/nodes/define";

export const apicontentFilterRuntime = defineRuntime(apicontentFilter, {
  kind: "step",
  step: (context, settings) => ({ kind: "exit", output: context.evaluate(settings.condition) ? "yes" : "no" }),
});
