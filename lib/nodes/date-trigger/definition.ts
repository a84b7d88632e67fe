import { z } from "zod";
import { OFFSET_DAYS_MAX } from "@/lib/domain/dates/date-plan";
import { defineNode } from "@/lib/nodes/define";

export const WHEN = ["on", "before", "after"] as const;
export const ZONES = ["profile", "account"] as const;

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

const settings = z
  .strictObject({
    field: z.string().min(1, "Choose a field."),
    when: z.enum(WHEN),
    /** Days before or after; not looked at for `on`. */
    days: z.int("Type a whole number of days.").min(0).max(OFFSET_DAYS_MAX, `At most ${OFFSET_DAYS_MAX} days.`),
    /** `09:00`, local time of `zone`. */
    time: z.string().regex(TIME_OF_DAY, "Type the time as 09:00."),
    yearly: z.boolean(),
    /** Whose clock counts: the profile's (`_tz`, else the account's) or the account's. */
    zone: z.enum(ZONES),
  })
  .refine(({ when, days }) => when === "on" || days > 0, { path: ["days"], message: "Type how many days." });

const OUTPUTS = [{ id: "next", label: "Next" }] as const;

export const dateTrigger = defineNode({
  type: "date-trigger",
  category: "trigger",
  title: "Date in a field",
  icon: "cake",
  summary: "Profiles enter on a birthday, or some days before or after a date.",
  help: `Each profile enters here by a date of its own: on that day, or so many days before or after it, at the time that you set.

- **Every year** repeats it: on for a birthday, off for other dates until you switch it on. 29 February counts as the 28th in common years.
- Whose clock: with *the profile's*, 09:00 is 09:00 where the profile lives (field \`_tz\`; without it the account's zone counts). A time that does not exist in the night when clocks go forward is an hour later; in the night when they go back it is the first of the two.
- A profile enters **once per date**, also when the field or the settings change during the day.
- A date that is filled in after its moment has passed does not fire any more; with *every year* it does so next year. The same goes for moments before the scenario was activated.
- If Cuelight was not running at that moment, it is made up for within **24 hours**; older moments are skipped.

The scenario's reentry mode decides whether a profile that was inside before may enter again.`,
  settings,
  defaults: { field: "", when: "on", days: 0, time: "09:00", yearly: false, zone: "profile" },
  version: 1,
  outputs: () => OUTPUTS,
  fallbackOutputs: OUTPUTS,
  validate: ({ field }, { fields }) => {
    const type = fields.find(({ name }) => name === field)?.type;
    if (type === "date" || type === "datetime") return [];
    const fault = type === undefined ? `This database has no field "${field}"` : `"${field}" holds no date`;
    return [{ field: "field", level: "error", message: `${fault}: choose another one.` }];
  },
  // Moments are computed anew when the date, or the profile's zone, changes.
  listens: () => ["profile_changed"],
  isStart: true,
});
