import { z } from "zod";
import { isTimeZone } from "@/lib/domain/time/is-time-zone";
import { parseCron } from "@/lib/domain/schedules/parse-cron";

export const SCHEDULE_MODES = ["day", "week", "month", "dates", "cron"] as const;
export const DATES_MAX = 50;
const MONTH_DAYS = 31;

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const LOCAL_MOMENT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/;

type Typed = { time: string; weekdays: number[]; monthDays: number[]; dates: string[]; cron: string };

const CHECKS: Record<(typeof SCHEDULE_MODES)[number], (typed: Typed) => Fault[]> = {
  day: checkTime,
  week: (typed) => [
    ...checkTime(typed),
    ...unless(typed.weekdays.length > 0, "weekdays", "Choose at least one day of the week."),
  ],
  month: (typed) => [
    ...checkTime(typed),
    ...unless(typed.monthDays.length > 0, "monthDays", "Choose at least one day of the month."),
  ],
  dates: checkDates,
  cron: checkCron,
};

/** Flat, so that a form keeps what was typed while one tries the modes; only the chosen mode is checked. */
export const scheduleSchema = z
  .strictObject({
    mode: z.enum(SCHEDULE_MODES),
    /** `09:00`, local time of `zone`; of day, week and month. */
    time: z.string(),
    /** 1 = Monday … 7 = Sunday. */
    weekdays: z.array(z.int().min(1).max(7)),
    /** 1–31; one that a month does not have is its last day. */
    monthDays: z.array(z.int().min(1).max(MONTH_DAYS)),
    /** `2026-03-31T09:00`, local times of `zone`. */
    dates: z.array(z.string()).max(DATES_MAX, `At most ${DATES_MAX} dates.`),
    /** Minute, hour, day of the month, month, day of the week. */
    cron: z.string().max(200),
    /** IANA name; empty = the account's. */
    zone: z.string().refine((zone) => zone === "" || isTimeZone(zone), "There is no such time zone."),
  })
  .superRefine((value, context) => {
    for (const { path, message } of CHECKS[value.mode](value)) context.addIssue({ code: "custom", path, message });
  });
export type Schedule = z.infer<typeof scheduleSchema>;

type Fault = { path: (string | number)[]; message: string };

const unless = (isRight: boolean, key: string, message: string): Fault[] => (isRight ? [] : [{ path: [key], message }]);

function checkTime({ time }: Typed): Fault[] {
  return unless(TIME_OF_DAY.test(time), "time", "Type the time as 09:00.");
}

function checkDates({ dates }: Typed): Fault[] {
  const wrong = dates.flatMap((date, n) => (LOCAL_MOMENT.test(date) ? [] : [n]));
  return [
    ...unless(dates.length > 0, "dates", "Add at least one date."),
    ...wrong.map((n) => ({ path: ["dates", n], message: "Choose the date and the time." })),
  ];
}

function checkCron({ cron }: Typed): Fault[] {
  const parsed = parseCron(cron);
  return parsed.ok ? [] : [{ path: ["cron"], message: parsed.message }];
}
