import { TZDate } from "@date-fns/tz";
import { format, subDays } from "date-fns";

/** The last so many days of a zone, today included, as `yyyy-MM-dd`. */
export function makeLastDays(now: Date, { days, zone }: { days: number; zone: string }): { from: string; to: string } {
  const today = new TZDate(now, zone);
  return { from: format(subDays(today, days - 1), "yyyy-MM-dd"), to: format(today, "yyyy-MM-dd") };
}
