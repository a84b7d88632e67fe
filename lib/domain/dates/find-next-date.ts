import { TZDate } from "@date-fns/tz";
import type { DatePlan } from "@/lib/domain/dates/date-plan";
import { makeLocalMoment } from "@/lib/domain/time/make-local-moment";
import type { Json } from "@/lib/shared/json";

const MS_PER_DAY = 86_400_000;
const FEBRUARY = 1;
const LEAP_DAY = 29;
/** An offset of a year moves the moment into a neighbouring year, and the year's own may be over. */
const YEARS_AROUND = 2;

export type DateMoment = {
  at: Date;
  /** The local day it falls on, in days since 1970: what a profile is remembered by, once a day at most. */
  day: number;
};

export type DateSearch = {
  /** IANA zone of the clock that counts. */
  zone: string;
  /** Only moments later than this. */
  after: Date;
  /** Only days later than this one; null = any. */
  firedDay: number | null;
};

type Day = { year: number; month: number; day: number };

/**
 * The next moment at which the date in a field lets its profile enter; null when there is none any more, or the value is no date.
 * Yearly from the date's own year on; 29 February counts as the 28th in common years. A local time that a spring night skips is
 * an hour later, one that an autumn night repeats is its first.
 */
export function findNextDate(plan: DatePlan, value: Json | undefined, search: DateSearch): DateMoment | null {
  const date = readDay(value, search.zone);
  if (date === null) return null;
  const thisYear = new TZDate(search.after.getTime(), search.zone).getFullYear();
  const first = plan.yearly ? Math.max(date.year, thisYear - YEARS_AROUND) : date.year;
  const last = plan.yearly ? Math.max(date.year, thisYear + YEARS_AROUND) : date.year;
  for (let year = first; year <= last; year += 1) {
    const moment = makeMoment(plan, inYear(date, year), search.zone);
    const isNew = search.firedDay === null || moment.day > search.firedDay;
    if (isNew && moment.at.getTime() > search.after.getTime()) return moment;
  }
  return null;
}

function makeMoment(plan: DatePlan, date: Day, zone: string): DateMoment {
  const [hour = 0, minute = 0] = plan.time.split(":").map(Number);
  const day = utcDay(date) + plan.offsetDays;
  const local = new Date(day * MS_PER_DAY);
  const at = makeLocalMoment([local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), hour, minute], zone);
  return { at, day };
}

const DATE_ONLY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The calendar day that a stored value names; of a moment the day that its zone has then. */
function readDay(value: Json | undefined, zone: string): Day | null {
  if (typeof value !== "string") return null;
  const only = DATE_ONLY.exec(value);
  if (only) return { year: Number(only[1]), month: Number(only[2]) - 1, day: Number(only[3]) };
  const ms = Date.parse(value);
  if (Number.isNaN(ms)) return null;
  const local = new TZDate(ms, zone);
  return { year: local.getFullYear(), month: local.getMonth(), day: local.getDate() };
}

function inYear(date: Day, year: number): Day {
  const isLeapDay = date.month === FEBRUARY && date.day === LEAP_DAY;
  return isLeapDay && !isLeapYear(year) ? { year, month: FEBRUARY, day: LEAP_DAY - 1 } : { ...date, year };
}

const isLeapYear = (year: number) => new Date(Date.UTC(year, FEBRUARY, LEAP_DAY)).getUTCMonth() === FEBRUARY;

/** Days since 1970. Date.UTC would take the years 0–99 for 1900–1999. */
const utcDay = ({ year, month, day }: Day) => new Date(0).setUTCFullYear(year, month, day) / MS_PER_DAY;
