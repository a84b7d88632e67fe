import { TZDate } from "@date-fns/tz";
import { makeLocalMoment } from "@/lib/domain/time/make-local-moment";
import type { PauseSettings } from "@/lib/nodes/pause/definition";

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const DAYS_PER_WEEK = 7;
const SUNDAY = 7;

/**
 * When a pause that began at `from` is over. A day of a duration is 24 h; dates and times of day are local times of `zone`
 * (IANA name or offset): one that a spring night skips counts as an hour later, one that an autumn night repeats as its first.
 */
export function findPauseEnd(settings: PauseSettings, from: Date, zone: string): Date {
  switch (settings.mode) {
    case "duration": {
      const minutes = (settings.days * HOURS_PER_DAY + settings.hours) * MINUTES_PER_HOUR + settings.minutes;
      return new Date(from.getTime() + minutes * MS_PER_MINUTE);
    }
    case "date": {
      const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = settings.date.split(/\D/).map(Number);
      return makeLocalMoment([year, month - 1, day, hour, minute], zone);
    }
    case "weekday":
      return findWeekday(settings, from, zone);
  }
}

function findWeekday(settings: PauseSettings, from: Date, zone: string): Date {
  const [hour = 0, minute = 0] = settings.time.split(":").map(Number);
  const start = new TZDate(from.getTime(), zone);
  for (let ahead = 0; ahead <= DAYS_PER_WEEK; ahead += 1) {
    const [year, month, day] = [start.getFullYear(), start.getMonth(), start.getDate() + ahead];
    const weekday = new Date(Date.UTC(year, month, day)).getUTCDay() || SUNDAY;
    if (!settings.weekdays.includes(weekday)) continue;
    const moment = makeLocalMoment([year, month, day, hour, minute], zone);
    if (moment.getTime() > from.getTime()) return moment;
  }
  return from;
}
