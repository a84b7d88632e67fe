import { TZDate } from "@date-fns/tz";

const MS_PER_HOUR = 3_600_000;

/** Year, month from 0, day (may be beyond the month's end), hour, minute. */
export type LocalTime = [year: number, month: number, day: number, hour: number, minute: number];

/**
 * The moment of a local time of `zone` (IANA name or offset): one that a spring night skips counts as an hour later, one that an
 * autumn night repeats as its first.
 */
export function makeLocalMoment([year, month, day, hour, minute]: LocalTime, zone: string): Date {
  const ms = new TZDate(year, month, day, hour, minute, zone).getTime();
  // Of a time that the autumn night repeats TZDate takes the second one.
  const earlier = new TZDate(ms - MS_PER_HOUR, zone);
  const isRepeated = earlier.getHours() === hour && earlier.getMinutes() === minute;
  return new Date(isRepeated ? ms - MS_PER_HOUR : ms);
}
