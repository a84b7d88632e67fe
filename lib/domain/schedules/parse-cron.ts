import { type CronField, readCronField } from "@/lib/domain/schedules/read-cron-field";

/** The times that a cron text names; days of the week 0 = Sunday … 6. */
export type CronTimes = {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  monthDays: ReadonlySet<number>;
  months: ReadonlySet<number>;
  weekdays: ReadonlySet<number>;
  /** Where both are limited a day counts when either fits, as in every cron. */
  daysAreEither: boolean;
};
export type ParsedCron = { ok: true; times: CronTimes } | { ok: false; message: string };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const FIELDS: readonly CronField[] = [
  { label: "minute", min: 0, max: 59, names: [] },
  { label: "hour", min: 0, max: 23, names: [] },
  { label: "day of the month", min: 1, max: 31, names: [] },
  { label: "month", min: 1, max: 12, names: MONTHS },
  { label: "day of the week", min: 0, max: 7, names: DAYS },
];
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads a cron text of five fields, with lists, ranges, steps and English names: `0 9 * * mon-fri`. Says which field is wrong and
 * what it may hold.
 */
export function parseCron(text: string): ParsedCron {
  const parts = text.trim().toLowerCase().split(/\s+/);
  if (parts.length !== FIELDS.length || parts[0] === "") {
    return {
      ok: false,
      message: `A cron text has five fields (minute, hour, day of the month, month, day of the week), such as "0 9 * * 1-5".`,
    };
  }
  const sets: Set<number>[] = [];
  for (const [n, field] of FIELDS.entries()) {
    const values = readCronField(parts[n] ?? "", field);
    if (values === null) return { ok: false, message: describeFault(parts[n] ?? "", field) };
    sets.push(values);
  }
  const times = makeTimes(sets, parts);
  return isPossible(times) ? { ok: true, times } : { ok: false, message: "There is no such day in these months." };
}

const describeFault = (part: string, { label, min, max }: CronField) =>
  `"${part}" is no ${label}: write ${min}–${max}, *, a list, a range or a step.`;

const EMPTY: ReadonlySet<number> = new Set();

function makeTimes(sets: readonly ReadonlySet<number>[], parts: readonly string[]): CronTimes {
  const [minutes = EMPTY, hours = EMPTY, monthDays = EMPTY, months = EMPTY, days = EMPTY] = sets;
  const weekdays = new Set([...days].map((day) => day % DAYS.length));
  const daysAreEither = [parts[2], parts[4]].every((part) => part?.startsWith("*") === false);
  return { minutes, hours, monthDays, months, weekdays, daysAreEither };
}

function isPossible({ daysAreEither, months, monthDays }: CronTimes): boolean {
  if (daysAreEither) return true;
  const first = Math.min(...monthDays);
  return [...months].some((month) => first <= (LONGEST_MONTHS[month - 1] ?? 0));
}
