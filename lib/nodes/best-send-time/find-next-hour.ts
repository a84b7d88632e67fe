import { TZDate } from "@date-fns/tz";
import { makeLocalMoment } from "@/lib/domain/time/make-local-moment";

const DAYS_AHEAD = 2;

/**
 * The next moment at which it is `hour` o'clock in `zone`; `from` itself within that hour. An hour that a spring night skips is the
 * one behind it; of one that an autumn night repeats both count.
 */
export function findNextHour(hour: number, from: Date, zone: string): Date {
  const start = new TZDate(from.getTime(), zone);
  if (start.getHours() === hour) return from;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const [year, month, day] = [start.getFullYear(), start.getMonth(), start.getDate() + ahead];
    const moment = makeLocalMoment([year, month, day, hour, 0], zone);
    if (moment.getTime() > from.getTime()) return moment;
  }
  return from;
}
