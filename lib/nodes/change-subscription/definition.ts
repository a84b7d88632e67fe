import { z } from "zod";
import { joinNeeds } from "@/lib/domain/conditions/needs";
import { subscriptionStatusSchema } from "@/lib/domain/subscriptions/subscription-status";
import { checkResource } from "@/lib/nodes/check-resource";
import { defineNode } from "@/lib/nodes/define";

const settings = z.strictObject({
  resourceId: z.int().positive("Choose a resource."),
  channel: z.string().min(1, "Choose a channel."),
  status: subscriptionStatusSchema,
});

const OUTPUTS = [{ id: "next", label: "Next" }] as const;

export const changeSubscription = defineNode({
  type: "change-subscription",
  category: "action",
  title: "Change subscription",
  icon: "bell-ring",
  summary: "Subscribes the profile, or ends its subscription.",
  help: `Gives **every subscription** of the profile to this resource and channel the status you choose. A profile that has none gets one with its own e-mail address if the status is *Subscribed* or *Unconfirmed*; without an address nothing changes, and the profile's history says so.

*Unconfirmed* is for double opt-in: a mailing reaches only subscribed ones.

The change counts at once: the next element of this scenario sees it.`,
  settings,
  defaults: { resourceId: 0, channel: "email", status: "subscribed" },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: checkResource,
  needs: () => joinNeeds({ fields: ["email"], subscriptions: true }),
});
