import { changeSubscription } from "@/lib/nodes/change-subscription/definition";
import { defineRuntime } from "@/lib/nodes/define";

export const changeSubscriptionRuntime = defineRuntime(changeSubscription, {
  kind: "step",
  changesSubscriptions: true,
  step: (context, settings) => {
    const result = context.changeSubscriptions(settings);
    return { kind: "exit", output: "next", detail: result };
  },
});
