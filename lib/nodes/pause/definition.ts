import { z } from "zod";
import { joinNeeds } from "@/lib/domain/conditions/needs";
import { defineNode } from "@/lib/nodes/define";

/** Longest pause; a year covers every calendar rule, and longer is nearly always a slip. */
export const PAUSE_DAYS_MAX = 365;
const HOURS_PER_DAY = 24;
const MINUTES_PER_HOUR = 60;
const MINUTES_MAX = PAUSE_DAYS_MAX * HOURS_PER_DAY * MINUTES_PER_HOUR;

const LOCAL_MOMENT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/;
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Flat, so that the form keeps what was typed while one tries the modes; only the chosen mode is checked. */
export const pauseSettings = z
  .strictObject({
    mode: z.enum(["duration", "date", "weekday"]),
    days: z.int("Type a whole number of days.").min(0).max(PAUSE_DAYS_MAX),
    hours: z
      .int("Type a whole number of hours.")
      .min(0)
      .max(PAUSE_DAYS_MAX * HOURS_PER_DAY),
    minutes: z.int("Type a whole number of minutes.").min(0).max(MINUTES_MAX),
    /** `2026-03-31T09:00`, local time of `zone`. */
    date: z.string(),
    /** 1 = Monday … 7 = Sunday; all seven = every day. */
    weekdays: z.array(z.int().min(1).max(7)),
    /** `09:00`, local time of `zone`. */
    time: z.string(),
    /** Whose clock counts: the profile's (`_tz`, else the account's) or the account's. */
    zone: z.enum(["profile", "account"]),
  })
  .superRefine((value, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (value.mode === "duration") {
      const minutes = (value.days * HOURS_PER_DAY + value.hours) * MINUTES_PER_HOUR + value.minutes;
      if (minutes === 0) refuse("days", "Type how long the pause lasts.");
      if (minutes > MINUTES_MAX) refuse("days", `The longest pause is ${PAUSE_DAYS_MAX} days.`);
    }
    if (value.mode === "date" && !LOCAL_MOMENT.test(value.date)) refuse("date", "Choose the date and the time.");
    if (value.mode === "weekday") {
      if (value.weekdays.length === 0) refuse("weekdays", "Choose at least one day of the week.");
      if (!TIME_OF_DAY.test(value.time)) refuse("time", "Type the time as 09:00.");
    }
  });
export type PauseSettings = z.infer<typeof pauseSettings>;

export const pause = defineNode({
  type: "pause",
  category: "operator",
  title: "Pause",
  icon: "hourglass",
  summary: "Waits for a time, until a date, or until a weekday and hour.",
  help: `The profile waits here and then goes on.

- **For a time**: days, hours and minutes from the moment it arrives. A day is 24 hours.
- **Until a date**: everybody goes on at that moment; who arrives later does not wait at all.
- **Until a weekday and time**: the next chosen day at that time. Choose all seven days for "every day at 09:00". Who arrives exactly at that time waits for the next one.

With **the profile's zone** its field \`_tz\` (for example \`Europe/Paris\`) decides what 09:00 means; a profile without one follows the account's zone. Summer and winter time are respected. Profiles that wait here already **keep their time** when you change it. The longest pause is ${PAUSE_DAYS_MAX} days.`,
  settings: pauseSettings,
  defaults: {
    mode: "duration",
    days: 1,
    hours: 0,
    minutes: 0,
    date: "",
    weekdays: [1, 2, 3, 4, 5],
    time: "09:00",
    zone: "account",
  },
  version: 1,
  outputs: () => [{ id: "next", label: "Next" }],
  fallbackOutputs: [{ id: "next", label: "Next" }],
  needs: (settings) =>
    joinNeeds({ fields: settings.mode !== "duration" && settings.zone === "profile" ? ["_tz"] : [] }),
});
