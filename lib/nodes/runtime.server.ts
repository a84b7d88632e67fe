import { abSplit } from "@/lib/nodes/ab-split/definition";
import { abSplitRuntime } from "@/lib/nodes/ab-split/step.server";
import { addToSegment } from "@/lib/nodes/add-to-segment/definition";
import { addToSegmentRuntime } from "@/lib/nodes/add-to-segment/step.server";
import { apicontentFilter } from "@/lib/nodes/apicontent-filter/definition";
import { apicontentFilterRuntime } from "@/lib/nodes/apicontent-filter/step.server";
import type { NodeImplementation } from "@/lib/nodes/bind-node";
import { implementNode } from "@/lib/nodes/bind-node";
import { bestSendTime } from "@/lib/nodes/best-send-time/definition";
import { bestSendTimeRuntime } from "@/lib/nodes/best-send-time/step.server";
import { changeSubscription } from "@/lib/nodes/change-subscription/definition";
import { changeSubscriptionRuntime } from "@/lib/nodes/change-subscription/step.server";
import { condition } from "@/lib/nodes/condition/definition";
import { conditionRuntime } from "@/lib/nodes/condition/step.server";
import { dateTrigger } from "@/lib/nodes/date-trigger/definition";
import { dateTriggerRuntime } from "@/lib/nodes/date-trigger/match.server";
import { defaultCapture } from "@/lib/nodes/default-capture/definition";
import { defaultCaptureRuntime } from "@/lib/nodes/default-capture/step.server";
import type { NodeType } from "@/lib/nodes/definitions";
import { isNodeType } from "@/lib/nodes/definitions";
import { delayedCondition } from "@/lib/nodes/delayed-condition/definition";
import { delayedConditionRuntime } from "@/lib/nodes/delayed-condition/step.server";
import { eventTrigger } from "@/lib/nodes/event-trigger/definition";
import { eventTriggerRuntime } from "@/lib/nodes/event-trigger/match.server";
import { exit } from "@/lib/nodes/exit/definition";
import { exitRuntime } from "@/lib/nodes/exit/step.server";
import { fieldTrigger } from "@/lib/nodes/field-trigger/definition";
import { fieldTriggerRuntime } from "@/lib/nodes/field-trigger/match.server";
import { goal } from "@/lib/nodes/goal/definition";
import { goalRuntime } from "@/lib/nodes/goal/step.server";
import { importTrigger } from "@/lib/nodes/import-trigger/definition";
import { importTriggerRuntime } from "@/lib/nodes/import-trigger/match.server";
import { httpCall } from "@/lib/nodes/http-call/definition";
import { httpCallRuntime } from "@/lib/nodes/http-call/step.server";
import { jump } from "@/lib/nodes/jump/definition";
import { jumpRuntime } from "@/lib/nodes/jump/step.server";
import { limit } from "@/lib/nodes/limit/definition";
import { limitRuntime } from "@/lib/nodes/limit/step.server";
import { note } from "@/lib/nodes/note/definition";
import { noteRuntime } from "@/lib/nodes/note/step.server";
import { pause } from "@/lib/nodes/pause/definition";
import { pauseRuntime } from "@/lib/nodes/pause/step.server";
import { scheduleTrigger } from "@/lib/nodes/schedule-trigger/definition";
import { scheduleTriggerRuntime } from "@/lib/nodes/schedule-trigger/match.server";
import { removeFromSegment } from "@/lib/nodes/remove-from-segment/definition";
import { removeFromSegmentRuntime } from "@/lib/nodes/remove-from-segment/step.server";
import { segmentTrigger } from "@/lib/nodes/segment-trigger/definition";
import { segmentTriggerRuntime } from "@/lib/nodes/segment-trigger/match.server";
import { sendEmail } from "@/lib/nodes/send-email/definition";
import { sendEmailRuntime } from "@/lib/nodes/send-email/step.server";
import { split } from "@/lib/nodes/split/definition";
import { splitRuntime } from "@/lib/nodes/split/step.server";
import { subscriptionTrigger } from "@/lib/nodes/subscription-trigger/definition";
import { subscriptionTriggerRuntime } from "@/lib/nodes/subscription-trigger/match.server";
import { updateProfile } from "@/lib/nodes/update-profile/definition";
import { updateProfileRuntime } from "@/lib/nodes/update-profile/step.server";

const implementations = {
  "default-capture": implementNode(defaultCapture, defaultCaptureRuntime),
  "import-trigger": implementNode(importTrigger, importTriggerRuntime),
  "subscription-trigger": implementNode(subscriptionTrigger, subscriptionTriggerRuntime),
  "segment-trigger": implementNode(segmentTrigger, segmentTriggerRuntime),
  "field-trigger": implementNode(fieldTrigger, fieldTriggerRuntime),
  "date-trigger": implementNode(dateTrigger, dateTriggerRuntime),
  "schedule-trigger": implementNode(scheduleTrigger, scheduleTriggerRuntime),
  "event-trigger": implementNode(eventTrigger, eventTriggerRuntime),
  pause: implementNode(pause, pauseRuntime),
  "best-send-time": implementNode(bestSendTime, bestSendTimeRuntime),
  condition: implementNode(condition, conditionRuntime),
  split: implementNode(split, splitRuntime),
  "delayed-condition": implementNode(delayedCondition, delayedConditionRuntime),
  "apicontent-filter": implementNode(apicontentFilter, apicontentFilterRuntime),
  "ab-split": implementNode(abSplit, abSplitRuntime),
  limit: implementNode(limit, limitRuntime),
  "send-email": implementNode(sendEmail, sendEmailRuntime),
  "http-call": implementNode(httpCall, httpCallRuntime),
  "update-profile": implementNode(updateProfile, updateProfileRuntime),
  "change-subscription": implementNode(changeSubscription, changeSubscriptionRuntime),
  "add-to-segment": implementNode(addToSegment, addToSegmentRuntime),
  "remove-from-segment": implementNode(removeFromSegment, removeFromSegmentRuntime),
  jump: implementNode(jump, jumpRuntime),
  goal: implementNode(goal, goalRuntime),
  note: implementNode(note, noteRuntime),
  exit: implementNode(exit, exitRuntime),
} satisfies Record<NodeType, NodeImplementation>;

/** How an element of this type runs; null for a type that this version does not know. */
export function getImplementation(type: string): NodeImplementation | null {
  return isNodeType(type) ? implementations[type] : null;
}
