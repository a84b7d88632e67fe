import { TZDate, tzOffset } from "@date-fns/tz";
import type { Value } from "@/lib/domain/template/values";

/** A point in time, or a calendar day, which is the same day in every zone (`ms` = its midnight in UTC). */
export type Moment = { ms: number; dayOnly: boolean };

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/;
const ISO_LENGTH_MIN = "2024-06-30".length;
const ISO_LENGTH_MAX = 40;
/** Below this a number counts as Unix seconds (until the year 5138), above as milliseconds. */
const SECONDS_BELOW = 100_000_000_000;
const DATE_MS_MAX = 8_640_000_000_000_000;

/**
 * Reads a moment: ISO 8601 with or without time, or a Unix time in seconds or milliseconds.
 * A time without an offset is a time of `zone` (IANA; an unknown zone counts as UTC). Undefined = not a moment.
 */
export function parseMoment(value: Value, zone: string): Moment | undefined {
  if (typeof value === "number") return fromNumber(value);
  if (typeof value !== "string" || value.length < ISO_LENGTH_MIN || value.length > ISO_LENGTH_MAX) return undefined;
  const found = ISO.exec(value);
  const wall = found && wallTime(found.slice(1, 7).map((part) => Number(part || 0)));
  if (!wall) return undefined;
  if (!found[4]) return { ms: wall.getTime(), dayOnly: true };
  const fraction = Math.trunc(Number(`0.${found[7] ?? "0"}`) * 1000);
  return { ms: toUtc(wall, found[8], zone) + fraction, dayOnly: false };
}

/** The numbers of a clock on the wall, as if the wall stood in UTC. */
function wallTime(numbers: number[]): Date | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbers;
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // Date.UTC rolls over: the 30th of February would become a day of March.
  const read = [
    wall.getUTCMonth() + 1,
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
  ];
  return read.every((number, index) => number === numbers[index + 1]) ? wall : null;
}

/** Minutes that `zone` is ahead of UTC at that time; 0 for a zone nobody knows. */
export function offsetMinutes(zone: string, ms: number): number {
  const minutes = tzOffset(zone, new Date(ms));
  return Number.isNaN(minutes) ? 0 : minutes;
}

function fromNumber(value: number): Moment | undefined {
  const ms = Math.abs(value) < SECONDS_BELOW ? value * 1000 : value;
  return Math.abs(ms) <= DATE_MS_MAX ? { ms, dayOnly: false } : undefined;
}

function toUtc(wall: Date, offset: string | undefined, zone: string): number {
  if (offset === "Z") return wall.getTime();
  if (offset !== undefined) {
    const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
    return wall.getTime() - (offset.startsWith("-") ? -minutes : minutes) * 60_000;
  }
  if (zone === "UTC" || Number.isNaN(tzOffset(zone, wall))) return wall.getTime();
  return new TZDate(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
    zone,
  ).getTime();
}
