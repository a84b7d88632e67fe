import { z } from "zod";
import { checkSegment } from "@/lib/nodes/check-segment";
import { defineNode } from "@/lib/nodes/define";

/** A day. */
export const CHECK_MINUTES_MAX = 1_440;

const settings = z.strictObject({
  segmentId: z.int().positive("Choose a segment."),
  /** How often a dynamic segment is checked; others tell by themselves. */
  minutes: z.int("Type whole minutes.").min(1, "At least one minute.").max(CHECK_MINUTES_MAX, "At most a day, 1,440."),
});

const OUTPUTS = [{ id: "next", label: "Next" }] as const;

export const segmentTrigger = defineNode({
  type: "segment-trigger",
  category: "trigger",
  title: "Segment entry",
  icon: "filter",
  summary: "Profiles enter when they come into a segment.",
  help: `Every profile that comes into the segment enters here while the scenario is active, once each time it comes in.

- **Static**: at once, when it is added by hand, by a scenario or over the API.
- **Dynamic**: the segment is checked every so many minutes. Who fits at one check and did not at the one before has come in. The first check after the activation only learns who is in it.
- **Updatable**: at its daily refresh.

Who is in the segment already does not enter; send the segment into the scenario for that. After an edit of the segment's condition the next check only learns who is in it. The scenario's reentry mode decides about those that were inside before.`,
  settings,
  defaults: { segmentId: 0, minutes: 10 },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: (value, context) => checkSegment(value, context),
  listens: () => ["segment_entered"],
  isStart: true,
});
