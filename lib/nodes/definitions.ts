import { abSplit } from "@/lib/nodes/ab-split/definition";
import { addToSegment } from "@/lib/nodes/add-to-segment/definition";
import { apicontentFilter } from "@/lib/nodes/apicontent-filter/definition";
import { bestSendTime } from "@/lib/nodes/best-send-time/definition";
import { changeSubscription } from "@/lib/nodes/change-subscription/definition";
import { condition } from "@/lib/nodes/condition/definition";
import { dateTrigger } from "@/lib/nodes/date-trigger/definition";
import { defaultCapture } from "@/lib/nodes/default-capture/definition";
import { delayedCondition } from "@/lib/nodes/delayed-condition/definition";
import { eventTrigger } from "@/lib/nodes/event-trigger/definition";
import { exit } from "@/lib/nodes/exit/definition";
import { fieldTrigger } from "@/lib/nodes/field-trigger/definition";
import { goal } from "@/lib/nodes/goal/definition";
import { importTrigger } from "@/lib/nodes/import-trigger/definition";
import { httpCall } from "@/lib/nodes/http-call/definition";
import { jump } from "@/lib/nodes/jump/definition";
import { limit } from "@/lib/nodes/limit/definition";
import { makeNodeRules } from "@/lib/nodes/node-rules";
import type { NodeRules } from "@/lib/nodes/node-rules";
import { note } from "@/lib/nodes/note/definition";
import { pause } from "@/lib/nodes/pause/definition";
import { scheduleTrigger } from "@/lib/nodes/schedule-trigger/definition";
import { removeFromSegment } from "@/lib/nodes/remove-from-segment/definition";
import { segmentTrigger } from "@/lib/nodes/segment-trigger/definition";
import { sendEmail } from "@/lib/nodes/send-email/definition";
import { split } from "@/lib/nodes/split/definition";
import { subscriptionTrigger } from "@/lib/nodes/subscription-trigger/definition";
import { updateProfile } from "@/lib/nodes/update-profile/definition";

/** The elements in the order of the palette. */
export const NODE_TYPES = [
  "default-capture",
  "import-trigger",
  "subscription-trigger",
  "segment-trigger",
  "field-trigger",
  "date-trigger",
  "schedule-trigger",
  "event-trigger",
  "pause",
  "best-send-time",
  "condition",
  "split",
  "delayed-condition",
  "apicontent-filter",
  "ab-split",
  "limit",
  "send-email",
  "http-call",
  "update-profile",
  "change-subscription",
  "add-to-segment",
  "remove-from-segment",
  "jump",
  "goal",
  "note",
  "exit",
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

/** What the canvas, the palette and validation know of each element; settings come unparsed. */
export const definitions = {
  "default-capture": makeNodeRules(defaultCapture),
  "import-trigger": makeNodeRules(importTrigger),
  "subscription-trigger": makeNodeRules(subscriptionTrigger),
  "segment-trigger": makeNodeRules(segmentTrigger),
  "field-trigger": makeNodeRules(fieldTrigger),
  "date-trigger": makeNodeRules(dateTrigger),
  "schedule-trigger": makeNodeRules(scheduleTrigger),
  "event-trigger": makeNodeRules(eventTrigger),
  pause: makeNodeRules(pause),
  "best-send-time": makeNodeRules(bestSendTime),
  condition: makeNodeRules(condition),
  split: makeNodeRules(split),
  "delayed-condition": makeNodeRules(delayedCondition),
  "apicontent-filter": makeNodeRules(apicontentFilter),
  "ab-split": makeNodeRules(abSplit),
  limit: makeNodeRules(limit),
  "send-email": makeNodeRules(sendEmail),
  "http-call": makeNodeRules(httpCall),
  "update-profile": makeNodeRules(updateProfile),
  "change-subscription": makeNodeRules(changeSubscription),
  "add-to-segment": makeNodeRules(addToSegment),
  "remove-from-segment": makeNodeRules(removeFromSegment),
  jump: makeNodeRules(jump),
  goal: makeNodeRules(goal),
  note: makeNodeRules(note),
  exit: makeNodeRules(exit),
} satisfies Record<NodeType, NodeRules>;

/** The definition of an element's type; null for a type that this version does not know. */
export function getDefinition(type: string): NodeRules | null {
  return isNodeType(type) ? definitions[type] : null;
}

/** True for a type that has a folder. */
export function isNodeType(type: string): type is NodeType {
  return NODE_TYPES.some((one) => one === type);
}
