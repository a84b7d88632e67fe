import { z } from "zod";
import { subscriptionStatusSchema } from "@/lib/domain/subscriptions/subscription-status";
import { checkResource } from "@/lib/nodes/check-resource";
import { defineNode } from "@/lib/nodes/define";

export const SUBSCRIPTION_CHANGES = ["any", "added", "changed"] as const;

const settings = z.strictObject({
  resourceId: z.int().positive("Choose a resource."),
  channel: z.string().min(1, "Choose a channel."),
  change: z.enum(SUBSCRIPTION_CHANGES),
  /** The status that the subscription has now; empty = any. */
  statuses: z.array(subscriptionStatusSchema),
});

const OUTPUTS = [{ id: "next", label: "Next" }] as const;

export const subscriptionTrigger = defineNode({
  type: "subscription-trigger",
  category: "trigger",
  title: "Subscription changed",
  icon: "bell-plus",
  summary: "Profiles enter when they subscribe, unsubscribe or are bounced.",
  help: `Every profile of this database enters here when a subscription of it to the resource and channel is **added**, or its status **changes**, whoever does it: a person, the API, a file, an element of a scenario, or the subscriber.

Choose the statuses that count, such as *Subscribed* for a welcome or *Unsubscribed* for a farewell; without a choice all do. A new priority alone is no change.`,
  settings,
  defaults: { resourceId: 0, channel: "email", change: "any", statuses: [] },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: checkResource,
  listens: () => ["subscription_changed"],
  isStart: true,
});
