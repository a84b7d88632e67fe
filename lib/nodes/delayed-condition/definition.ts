import { z } from "zod";
import { type Condition, conditionSchema } from "@/lib/domain/conditions/condition";
import { NO_NEEDS, joinNeeds } from "@/lib/domain/conditions/needs";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";
import { EVENT_NAME_LENGTH_MAX } from "@/lib/domain/facts/event-name";
import type { FactKind } from "@/lib/domain/facts/fact";
import { asksOnly } from "@/lib/nodes/asks-only";
import { checkCondition, NO_SUBJECTS } from "@/lib/nodes/check-condition";
import { defineNode } from "@/lib/nodes/define";
import { isEmptyGroup } from "@/lib/nodes/is-empty-group";

export const AWAITED = ["opened", "clicked", "delivered", "event", "condition"] as const;
/** Longest wait. */
export const WAIT_DAYS_MAX = 365;
const MINUTES_PER_DAY = 1_440;
const MINUTES_PER_HOUR = 60;

/** Flat, so that the form keeps what was typed while one tries what is awaited; only the chosen one is checked. */
const settings = z
  .strictObject({
    awaited: z.enum(AWAITED),
    event: z.string().trim().max(EVENT_NAME_LENGTH_MAX),
    /** On the event's content; an empty group = any. */
    content: conditionSchema,
    condition: conditionSchema,
    days: z.int("Type a whole number of days.").min(0).max(WAIT_DAYS_MAX),
    hours: z.int("Type a whole number of hours.").min(0).max(999),
    minutes: z.int("Type a whole number of minutes.").min(0).max(9_999),
  })
  .superRefine((value, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const minutes = waitMinutes(value);
    if (minutes === 0) refuse("days", "Type how long profiles wait at most.");
    if (minutes > WAIT_DAYS_MAX * MINUTES_PER_DAY) refuse("days", `The longest wait is ${WAIT_DAYS_MAX} days.`);
    if (value.awaited !== "event") return;
    if (value.event === "") refuse("event", "Type the event's name.");
    if (!asksOnly(value.content, "apicontent"))
      refuse("content", "Only values of the event's content can be asked here.");
  });
export type DelayedConditionSettings = z.infer<typeof settings>;

/** The longest wait in minutes. */
export function waitMinutes({ days, hours, minutes }: { days: number; hours: number; minutes: number }): number {
  return days * MINUTES_PER_DAY + hours * MINUTES_PER_HOUR + minutes;
}

/** What may make a condition hold. What the condition of a segment looks at is not known here: with one, everything may. */
export function listAwaitedFacts(condition: Condition): FactKind[] {
  const { fields, subscriptions, segments, messages } = readConditionNeeds(condition);
  const asksSegment = segments.length > 0;
  return [
    ...(asksSegment || fields.length > 0 ? (["profile_changed"] as const) : []),
    ...(asksSegment || subscriptions ? (["subscription_changed"] as const) : []),
    ...(asksSegment ? (["segment_entered", "segment_left"] as const) : []),
    ...(asksSegment || messages ? (["message"] as const) : []),
  ];
}

const OUTPUTS = [
  { id: "yes", label: "Yes" },
  { id: "no", label: "No" },
] as const;

export const delayedCondition = defineNode({
  type: "delayed-condition",
  category: "operator",
  title: "Delayed condition",
  icon: "timer",
  summary: "Waits until something happens, or until the time is up.",
  help: `The profile waits here until what you choose happens, and then leaves by **Yes** at once. When the longest wait is over, counted from its arrival, it leaves by **No**.

- **Opened, clicked**: the last letter that a Send element of this scenario sent to it in this pass. Who clicked has opened.
- **Delivered**: it is known that this letter arrived, because the sender's provider or the receiving server reported it, or because it was opened. Where nobody reports deliveries (Settings, Senders, Bounces and complaints) only an open or click tells.
- **Event over the API**: an event with this name, sent to \`/api/v1.1/events/send\`, whose content fits.
- **Condition**: it is asked on arrival, again whenever a field, subscription, segment or letter that it looks at changes, and a last time when the wait is over. What other scenarios do is seen when it is asked.

What came early is not lost: an event counts from the last Send of this pass on, or from its beginning if it sent nothing.`,
  settings,
  defaults: {
    awaited: "opened",
    event: "",
    content: { kind: "group", match: "all", items: [] },
    condition: { kind: "group", match: "all", items: [] },
    days: 1,
    hours: 0,
    minutes: 0,
  },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: ({ awaited, content, condition }, context) => {
    if (awaited === "condition") return checkCondition(condition, "condition", context);
    return awaited !== "event" || isEmptyGroup(content) ? [] : checkCondition(content, "content", NO_SUBJECTS);
  },
  needs: ({ awaited, event, condition }) => {
    if (awaited === "condition") return readConditionNeeds(condition);
    return joinNeeds(NO_NEEDS, awaited === "event" ? { events: [event] } : { letters: true });
  },
  listens: ({ awaited, condition }): readonly FactKind[] => {
    if (awaited === "event") return ["event"];
    if (awaited !== "condition") return ["message"];
    return listAwaitedFacts(condition);
  },
});
