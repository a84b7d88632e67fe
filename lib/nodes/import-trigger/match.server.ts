import { defineRuntime } from "@/lib/nodes/define";
import { importTrigger } from "@/lib/nodes/import-trigger/definition";

export const importTriggerRuntime = defineRuntime(importTrigger, {
  kind: "trigger",
  output: "next",
  match: (context, { source, profiles, condition }, fact) => {
    if (fact.kind !== "profile_changed" || fact.how === "scenario") return false;
    if (source !== "any" && source !== fact.how) return false;
    return (profiles === "all" || fact.created) && context.evaluate(condition);
  },
});
