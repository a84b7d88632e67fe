import type { Moment } from "@/lib/domain/template/parse-moment";
import { offsetMinutes } from "@/lib/domain/template/parse-moment";

type Shown = { date: Date; offset: number };
type Part = string | ((shown: Shown) => string);

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const TOKENS: ReadonlyMap<string, (shown: Shown) => string> = new Map([
  ["YYYY", ({ date }) => pad(date.getUTCFullYear(), 4)],
  ["YY", ({ date }) => pad(date.getUTCFullYear() % 100, 2)],
  ["MMMM", ({ date }) => MONTHS[date.getUTCMonth()] ?? ""],
  ["MMM", ({ date }) => (MONTHS[date.getUTCMonth()] ?? "").slice(0, 3)],
  ["MM", ({ date }) => pad(date.getUTCMonth() + 1, 2)],
  ["M", ({ date }) => String(date.getUTCMonth() + 1)],
  ["DD", ({ date }) => pad(date.getUTCDate(), 2)],
  ["D", ({ date }) => String(date.getUTCDate())],
  ["dddd", ({ date }) => DAYS[date.getUTCDay()] ?? ""],
  ["ddd", ({ date }) => (DAYS[date.getUTCDay()] ?? "").slice(0, 3)],
  ["HH", ({ date }) => pad(date.getUTCHours(), 2)],
  ["H", ({ date }) => String(date.getUTCHours())],
  ["hh", ({ date }) => pad(twelve(date), 2)],
  ["h", ({ date }) => String(twelve(date))],
  ["mm", ({ date }) => pad(date.getUTCMinutes(), 2)],
  ["m", ({ date }) => String(date.getUTCMinutes())],
  ["ss", ({ date }) => pad(date.getUTCSeconds(), 2)],
  ["s", ({ date }) => String(date.getUTCSeconds())],
  ["A", ({ date }) => (date.getUTCHours() < 12 ? "AM" : "PM")],
  ["a", ({ date }) => (date.getUTCHours() < 12 ? "am" : "pm")],
  ["Z", ({ offset }) => zoneText(offset)],
  ["T", () => "T"],
]);
const TOKEN = /YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|hh|h|mm|m|ss|s|A|a|Z|T/g;
const PIECE = /\[([^\]]*)\]|([A-Za-z]+)|[^A-Za-z[]+|\[/g;
const FORMAT_LENGTH_MAX = 200;

/** Turns a format such as `DD.MM.YYYY HH:mm` into a function of the moment and the zone it is shown in. */
export function compileMomentFormat(format: string): (moment: Moment, zone: string) => string {
  const parts: Part[] = [];
  for (const [piece, quoted, letters] of format.slice(0, FORMAT_LENGTH_MAX).matchAll(PIECE)) {
    if (quoted !== undefined) parts.push(quoted);
    else if (letters !== undefined) parts.push(...lettersToParts(letters));
    else parts.push(piece);
  }
  return (moment, zone) => {
    const offset = moment.dayOnly || zone === "UTC" ? 0 : offsetMinutes(zone, moment.ms);
    const shown = { date: new Date(moment.ms + offset * 60_000), offset };
    return parts.map((part) => (typeof part === "string" ? part : part(shown))).join("");
  };
}

/** What is wrong with a date format, in words for its author; null when it is fine. */
export function checkMomentFormat(format: string): string | null {
  if (format.length > FORMAT_LENGTH_MAX) return `A date format has at most ${FORMAT_LENGTH_MAX} characters.`;
  if (/[yd]{2}/.test(format.replace(/d{3,4}/g, ""))) return "Year and day are written in capitals.";
  const letters = format.replace(/\[[^\]]*\]/g, "").match(/[A-Za-z]+/g) ?? [];
  const used = letters.some((run) => lettersToParts(run).some((part) => typeof part !== "string"));
  return used ? null : "The format names no part of a date.";
}

/** Letters count only when the whole run is made of tokens, so that "at" or "Uhr" stays as it is. */
function lettersToParts(letters: string): Part[] {
  const tokens = letters.match(TOKEN) ?? [];
  return tokens.join("") === letters ? tokens.map((token) => TOKENS.get(token) ?? token) : [letters];
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}

function twelve(date: Date): number {
  return date.getUTCHours() % 12 || 12;
}

function zoneText(offset: number): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`;
}
