const DAY_MS = 86_400_000;

/** When "the last n days" began, in ms; without a window the beginning of time. */
export function windowStart(now: Date, days: number | undefined): number {
  return days === undefined ? Number.NEGATIVE_INFINITY : now.getTime() - days * DAY_MS;
}
