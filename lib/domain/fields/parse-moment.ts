/** Dates as the world writes them: 2024-05-31, 2024/05/31, 31.05.2024, 31-05-2024, and ISO moments. */
const YEAR_FIRST = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/;
const DAY_FIRST = /^(\d{1,2})[.-](\d{1,2})[.-](\d{4})/;
const TIME = /^[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i;
const UNIX_SECOND_MAX = 253_402_300_799;
const UNIX_SECOND_MIN = -62_135_596_800;

type Day = { year: number; month: number; day: number; rest: string };

/** Reads a calendar day; a time behind it is cut off. Returns `YYYY-MM-DD`, or null when the text is no day that exists. */
export function parseDay(text: string): string | null {
  const day = readDay(text.trim());
  if (day === null || (day.rest !== "" && !TIME.test(day.rest))) return null;
  return `${pad(day.year, 4)}-${pad(day.month, 2)}-${pad(day.day, 2)}`;
}

/**
 * Reads a moment: a day, a day with a time (without a zone it is UTC), or whole Unix seconds.
 * Returns `YYYY-MM-DDTHH:MM:SS.mmmZ`, or null.
 */
export function parseMoment(value: string | number): string | null {
  if (typeof value === "number") return fromUnixSeconds(value);
  const day = readDay(value.trim());
  if (day === null) return null;
  const ms = day.rest === "" ? 0 : readTime(day.rest);
  if (ms === null) return null;
  return toIso(startOfDay(day) + ms);
}

function fromUnixSeconds(seconds: number): string | null {
  if (!Number.isInteger(seconds) || seconds > UNIX_SECOND_MAX || seconds < UNIX_SECOND_MIN) return null;
  return toIso(seconds * 1000);
}

function readDay(text: string): Day | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst)
    return checkDay(yearFirst[1], yearFirst[2], { day: yearFirst[3], rest: text.slice(yearFirst[0].length) });
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return checkDay(dayFirst[3], dayFirst[2], { day: dayFirst[1], rest: text.slice(dayFirst[0].length) });
  return null;
}

function checkDay(
  year: string | undefined,
  month: string | undefined,
  more: { day: string | undefined; rest: string },
): Day | null {
  const day = { year: Number(year), month: Number(month), day: Number(more.day), rest: more.rest };
  const made = new Date(startOfDay(day));
  const exists = made.getUTCMonth() === day.month - 1 && made.getUTCDate() === day.day && day.year > 0;
  return exists ? day : null;
}

function startOfDay(day: Day): number {
  // Date.UTC takes the years 0–99 for 1900–1999.
  return new Date(0).setUTCFullYear(day.year, day.month - 1, day.day);
}

/** Milliseconds from the day's start in UTC; null when the clock does not know that time. */
function readTime(text: string): number | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hour, minute, second = "0", fraction = "0", zone = "Z"] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const offset = readOffset(zone);
  if (offset === null) return null;
  const ms = Math.floor(Number(`0.${fraction}`) * 1000);
  return ((Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second)) * 1000 + ms;
}

/** Minutes east of UTC. */
function readOffset(zone: string): number | null {
  if (zone.toUpperCase() === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

function toIso(ms: number): string | null {
  const iso = new Date(ms).toISOString();
  return iso.startsWith("-") || iso.startsWith("+") ? null : iso;
}

const pad = (n: number, digits: number) => String(n).padStart(digits, "0");
