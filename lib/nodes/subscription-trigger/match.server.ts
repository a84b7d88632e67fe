import { defineRuntime } from "@/lib/nodes/define";
import { subscriptionTrigger } from "@/lib/nodes/subscription-trigger/definition";

export const subscriptionTriggerRuntime = defineRuntime(subscriptionTrigger, {
  kind: "trigger",
  output: "next",
  match: (_context, { resourceId, channel, change, statuses }, fact) => {
    if (fact.kind !== "subscription_changed") return false;
    if (fact.resourceId !== resourceId || fact.channel !== channel) return false;
    if (change !== "any" && (change === "added") !== (fact.from === null)) return false;
    return statuses.length === 0 || statuses.some((status) => status === fact.to);
  },
});
