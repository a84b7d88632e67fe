import { tz } from "@date-fns/tz";
import { format, isValid, parseISO } from "date-fns";

export type Moment = Date | string | number;

/** A Date from a Date, an ISO 8601 text or epoch milliseconds; null for what is none of them. */
export function toDate(moment: Moment): Date | null {
  const date = typeof moment === "string" ? parseISO(moment) : new Date(moment);
  return isValid(date) ? date : null;
}

/** A moment in an IANA zone, by a date-fns pattern: `21 Nov 2026, 14:05:09`. */
export function formatMoment(date: Date, zone: string, pattern = "d MMM yyyy, HH:mm:ss"): string {
  return format(date, pattern, { in: tz(zone) });
}

const UNITS = [
  { unit: "year", seconds: 31_557_600 },
  { unit: "month", seconds: 2_629_800 },
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
] as const;

const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });

/** `3 min. ago`, `in 2 days`, `just now`. */
export function formatRelative(date: Date, now: Date): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const fitting = UNITS.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (fitting === undefined) return seconds > 5 ? "in a moment" : "just now";
  return RELATIVE.format(Math.trunc(seconds / fitting.seconds), fitting.unit);
}
