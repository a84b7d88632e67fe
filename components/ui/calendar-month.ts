import { addDays, format, isValid, parse, startOfMonth, startOfWeek } from "date-fns";

/** A calendar day without a zone: `2026-11-21`. */
export type Day = string;

const DAY = "yyyy-MM-dd";
const DAYS_SHOWN = 42;
/** Ways people type a day; the first that fits wins. */
const TYPED = [DAY, "d.M.yyyy", "d/M/yyyy", "d MMM yyyy", "d MMMM yyyy", "d.M.yy", "yyyyMMdd"] as const;

export function toDay(date: Date): Day {
  return format(date, DAY);
}

export function fromDay(day: Day): Date {
  return parse(day, DAY, new Date(2000, 0, 1));
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(fromDay(text));
}

/** Reads a day as people type it (`21.11.2026`, `21 Nov 2026`); null when it is none. */
export function parseTypedDay(text: string): Day | null {
  const typed = text.trim();
  for (const pattern of TYPED) {
    const date = parse(typed, pattern, new Date(2000, 0, 1));
    if (isValid(date) && date.getFullYear() > 999) return toDay(date);
  }
  return null;
}

/** The six weeks, from a Monday, that show the month of `day`. */
export function listMonthDays(day: Day): Day[] {
  const first = startOfWeek(startOfMonth(fromDay(day)), { weekStartsOn: 1 });
  return Array.from({ length: DAYS_SHOWN }, (_, index) => toDay(addDays(first, index)));
}

export function isSameMonth(one: Day, other: Day): boolean {
  return one.slice(0, 7) === other.slice(0, 7);
}
