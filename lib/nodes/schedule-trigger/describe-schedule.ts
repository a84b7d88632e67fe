import { SCHEDULE_MODES } from "@/lib/domain/schedules/schedule";
import { readChoice, readList, readText } from "@/lib/nodes/read-settings";
import type { JsonObject } from "@/lib/shared/json";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const WEEK = 7;

/** A schedule in a few words, as typed: it need not be valid. */
export function describeSchedule(schedule: JsonObject): string {
  return DESCRIBE[readChoice(schedule, "mode", SCHEDULE_MODES)](schedule);
}

const DESCRIBE: Record<(typeof SCHEDULE_MODES)[number], (schedule: JsonObject) => string> = {
  day: (schedule) => `Every day, ${readText(schedule, "time")}`,
  week: (schedule) => {
    const days = readNumbers(schedule, "weekdays");
    if (days.length === 0) return "Choose the days";
    const named = days.length === WEEK ? "Every day" : days.map((day) => DAYS[day - 1] ?? "").join(", ");
    return `${named}, ${readText(schedule, "time")}`;
  },
  month: (schedule) => {
    const days = readNumbers(schedule, "monthDays");
    return days.length === 0 ? "Choose the days" : `Day ${days.join(", ")} of the month, ${readText(schedule, "time")}`;
  },
  dates: (schedule) => {
    const [first, ...more] = readList(schedule, "dates").filter((one) => typeof one === "string");
    if (first === undefined) return "Add a date";
    return `${first.replace("T", ", ")}${more.length === 0 ? "" : ` and ${more.length} more`}`;
  },
  cron: (schedule) => `Cron ${readText(schedule, "cron")}`,
};

function readNumbers(schedule: JsonObject, key: string): number[] {
  const numbers = readList(schedule, key).filter((one) => typeof one === "number");
  return numbers.toSorted((a, b) => a - b);
}
