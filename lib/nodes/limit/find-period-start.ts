import { TZDate } from "@date-fns/tz";

export const LIMIT_PERIODS = ["hour", "day", "week", "month", "ever"] as const;
export type LimitPeriod = (typeof LIMIT_PERIODS)[number];

const DAYS_PER_WEEK = 7;
const MONDAY = 1;

/** When the period began that `now` is in: hours, days, weeks from Monday and months of `zone` (IANA name); 1970 for `ever`. */
export function findPeriodStart(period: LimitPeriod, now: Date, zone: string): Date {
  if (period === "ever") return new Date(0);
  const local = new TZDate(now.getTime(), zone);
  if (period === "hour") return new Date(local.setMinutes(0, 0, 0));
  const [year, month, day] = [local.getFullYear(), local.getMonth(), local.getDate()];
  const sinceMonday = (new Date(Date.UTC(year, month, day)).getUTCDay() - MONDAY + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  const first = { day, week: day - sinceMonday, month: 1 }[period];
  return new Date(new TZDate(year, month, first, zone).getTime());
}
