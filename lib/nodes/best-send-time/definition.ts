import { z } from "zod";
import { joinNeeds } from "@/lib/domain/conditions/needs";
import { defineNode } from "@/lib/nodes/define";

export const LOOK_BACK_DAYS_MAX = 365;
/** Longest wait. */
export const WAIT_HOURS_MAX = 168;
const LAST_HOUR = 23;

const settings = z.strictObject({
  /** Opens of so many days count. */
  lookBackDays: z.int("Type a whole number of days.").min(1, "At least one day.").max(LOOK_BACK_DAYS_MAX),
  /** The hour of the day, in the profile's zone, for those who opened nothing. */
  fallbackHour: z.int("Choose an hour.").min(0).max(LAST_HOUR),
  longestWaitHours: z.int("Type a whole number of hours.").min(1, "At least one hour.").max(WAIT_HOURS_MAX),
});
export type BestSendTimeSettings = z.infer<typeof settings>;

export const bestSendTime = defineNode({
  type: "best-send-time",
  category: "operator",
  title: "Best send time",
  icon: "clock-arrow-up",
  summary: "Waits for the hour at which the profile opens its letters.",
  help: `Put it before a Send element. The profile waits until the hour of the day at which it opened most of its letters, and then goes on.

- **Look back**: opens of all its letters in so many days count, each letter once. Where two hours are level, the later opens decide.
- **Without opens**: the hour for profiles that opened nothing, or whose letters are not tracked.
- **Longest wait**: who would have to wait longer goes on when it is over, counted from the arrival.

Who arrives within the hour goes on at once. Hours are those of the profile's own zone, its field \`_tz\`; a profile without one follows the account's. Summer and winter time are respected.`,
  settings,
  defaults: { lookBackDays: 90, fallbackHour: 10, longestWaitHours: 24 },
  version: 1,
  outputs: () => [{ id: "next", label: "Next" }],
  fallbackOutputs: [{ id: "next", label: "Next" }],
  needs: ({ lookBackDays }) => joinNeeds({ fields: ["_tz"], opensDays: lookBackDays }),
});
