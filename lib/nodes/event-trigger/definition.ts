import { z } from "zod";
import { conditionSchema } from "@/lib/domain/conditions/condition";
import { EVENT_NAME_LENGTH_MAX } from "@/lib/domain/facts/event-name";
import { asksOnly } from "@/lib/nodes/asks-only";
import { checkCondition, NO_SUBJECTS } from "@/lib/nodes/check-condition";
import { isEmptyGroup } from "@/lib/nodes/is-empty-group";
import { defineNode } from "@/lib/nodes/define";

const settings = z.strictObject({
  event: z.string().trim().min(1, "Type the event's name.").max(EVENT_NAME_LENGTH_MAX),
  /** On the event's content; an empty group = any. */
  condition: conditionSchema.refine(
    (condition) => asksOnly(condition, "apicontent"),
    "Only values of the event's content can be asked here.",
  ),
});

const OUTPUTS = [{ id: "next", label: "Next" }] as const;

export const eventTrigger = defineNode({
  type: "event-trigger",
  category: "trigger",
  title: "Event over the API",
  icon: "radio-tower",
  summary: "Profiles enter when another program sends an event about them.",
  help: `Another program posts an event to \`/api/v1.1/events/send\`: the database, the profile, the event's **name** and its **content**. Every profile that such an event is about enters here while the scenario is active.

- The name must be the same, with its capitals.
- With a **condition** only some of these events count: it looks at the content, such as \`order.total\`.
- The content is there for all elements as \`{apicontent.…}\`.

One event starts a scenario once at most: if several of its triggers match, the profile enters by the one with the lowest number. The scenario's reentry mode decides whether a profile that was inside before may enter again.`,
  settings,
  defaults: { event: "", condition: { kind: "group", match: "all", items: [] } },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: ({ condition }) => (isEmptyGroup(condition) ? [] : checkCondition(condition, "condition", NO_SUBJECTS)),
  listens: () => ["event"],
  isStart: true,
});
