import { TZDate } from "@date-fns/tz";
import { parseCron, type CronTimes } from "@/lib/domain/schedules/parse-cron";
import type { Schedule } from "@/lib/domain/schedules/schedule";
import { makeLocalMoment } from "@/lib/domain/time/make-local-moment";

/** The rarest day, 29 February, is at most eight years away. */
const DAYS_AHEAD_MAX = 366 * 8 + 2;
const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;
/** A local day of an autumn night has 25 hours. */
const MINUTES_PER_DAY_MAX = 25 * 60;
const HOURS = 24;
const DAYS_PER_WEEK = 7;

type Day = { year: number; month: number; day: number };
/** Times of day in minutes, rising, and the days on which they count. */
type Rule = { times: readonly number[]; isOn: (day: Day) => boolean };

/**
 * The first firing later than `after`; null when there is none any more. `zone` is an IANA name. A time that a spring night skips is
 * an hour later, one that an autumn night repeats is its first: each fires once. Only a cron text for every hour fires in both.
 */
export function findNextFiring(schedule: Schedule, zone: string, after: Date): Date | null {
  if (schedule.mode === "dates") return findDate(schedule.dates, zone, after);
  const cron = schedule.mode === "cron" ? parseCron(schedule.cron) : null;
  if (cron?.ok === false) return null;
  if (cron !== null && cron.times.hours.size === HOURS) {
    const soon = findSoon(cron.times, zone, after);
    if (soon !== null) return soon;
  }
  return findByDay(cron === null ? ruleOf(schedule) : cronRule(cron.times), zone, after);
}

function findDate(dates: readonly string[], zone: string, after: Date): Date | null {
  const moments = dates.map((date) => {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = date.split(/\D/).map(Number);
    return makeLocalMoment([year, month - 1, day, hour, minute], zone).getTime();
  });
  const next = Math.min(...moments.filter((moment) => moment > after.getTime()));
  return Number.isFinite(next) ? new Date(next) : null;
}

/** Of a text for every hour, minute by minute through the local day that it is. */
function findSoon(times: CronTimes, zone: string, after: Date): Date | null {
  const isOn = cronRule(times).isOn;
  const first = Math.floor(after.getTime() / MS_PER_MINUTE) + 1;
  for (let n = 0; n < MINUTES_PER_DAY_MAX; n += 1) {
    const local = new TZDate((first + n) * MS_PER_MINUTE, zone);
    if (!isOn({ year: local.getFullYear(), month: local.getMonth(), day: local.getDate() })) return null;
    if (times.minutes.has(local.getMinutes())) return new Date((first + n) * MS_PER_MINUTE);
  }
  return null;
}

function findByDay({ times, isOn }: Rule, zone: string, after: Date): Date | null {
  const local = new TZDate(after.getTime(), zone);
  const today = Date.UTC(local.getFullYear(), local.getMonth(), local.getDate());
  for (let ahead = 0; ahead < DAYS_AHEAD_MAX; ahead += 1) {
    const date = new Date(today + ahead * MS_PER_DAY);
    const day = { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
    if (!isOn(day)) continue;
    for (const time of times) {
      const moment = makeLocalMoment([day.year, day.month, day.day, Math.floor(time / 60), time % 60], zone);
      if (moment.getTime() > after.getTime()) return moment;
    }
  }
  return null;
}

function ruleOf({ mode, time, weekdays, monthDays }: Schedule): Rule {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const times = [hour * 60 + minute];
  if (mode === "week") return { times, isOn: (day) => weekdays.includes(weekdayOf(day) || DAYS_PER_WEEK) };
  if (mode === "month") {
    return { times, isOn: (day) => monthDays.some((one) => Math.min(one, lastDayOf(day)) === day.day) };
  }
  return { times, isOn: () => true };
}

function cronRule({ minutes, hours, monthDays, months, weekdays, daysAreEither }: CronTimes): Rule {
  const times = [...hours].flatMap((hour) => [...minutes].map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
  const isOn = (day: Day) => {
    if (!months.has(day.month + 1)) return false;
    const [byMonth, byWeek] = [monthDays.has(day.day), weekdays.has(weekdayOf(day))];
    return daysAreEither ? byMonth || byWeek : byMonth && byWeek;
  };
  return { times, isOn };
}

const weekdayOf = ({ year, month, day }: Day) => new Date(Date.UTC(year, month, day)).getUTCDay();
const lastDayOf = ({ year, month }: Day) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
