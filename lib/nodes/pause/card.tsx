import { formatMoment, toDate } from "@/components/ui/moment";
import type { CardProps } from "@/lib/nodes/face";
import { readChoice, readList, readNumber, readText } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const WORK_DAYS = "1,2,3,4,5";
const WEEK = 7;

export function PauseCard({ settings }: CardProps) {
  return <>{describePause(settings)}</>;
}

function describePause(settings: JsonObject): string {
  const mode = readChoice(settings, "mode", ["duration", "date", "weekday"]);
  if (mode === "duration") return describeDuration(settings);
  if (mode === "date") {
    const date = readText(settings, "date");
    return date === "" ? "Choose a date" : `Until ${formatWallClock(date)} ${describeClock(settings)}`;
  }
  return `Until ${describeWeekdays(settings)}, ${readText(settings, "time")} ${describeClock(settings)}`;
}

/** `2027-01-01T09:00` as it is read on the clock that counts. */
function formatWallClock(text: string): string {
  const moment = toDate(`${text}Z`);
  return moment === null ? text : formatMoment(moment, "UTC", "d MMM yyyy, HH:mm");
}

/** 09:00 is another moment by each of them. */
function describeClock(settings: JsonObject): string {
  return readChoice(settings, "zone", ["account", "profile"]) === "profile"
    ? "(the profile’s clock)"
    : "(the account’s clock)";
}

function describeDuration(settings: JsonObject): string {
  const parts = [
    [readNumber(settings, "days"), "d"],
    [readNumber(settings, "hours"), "h"],
    [readNumber(settings, "minutes"), "min"],
  ] as const;
  const said = parts.filter(([amount]) => amount !== null && amount > 0);
  return said.length === 0 ? "Type how long" : said.map(([amount, unit]) => `${amount ?? 0} ${unit}`).join(" ");
}

function describeWeekdays(settings: JsonObject): string {
  const days = readList(settings, "weekdays").filter((day) => typeof day === "number");
  if (days.length === WEEK) return "any day";
  if (days.length === 0) return "…";
  if (days.toSorted().join(",") === WORK_DAYS) return "Mon–Fri";
  return days
    .toSorted()
    .map((day) => DAYS[day - 1] ?? "")
    .join(", ");
}
