import { expect, test } from "vitest";
import { findPeriodStart, type LimitPeriod } from "./find-period-start";

const PERIODS: [LimitPeriod, string, string, string][] = [
  ["hour", "2026-03-29T00:30:00Z", "Europe/Paris", "2026-03-29T00:00:00Z"],
  ["hour", "2026-01-15T12:10:00Z", "Asia/Kolkata", "2026-01-15T11:30:00Z"],
  ["day", "2026-01-15T23:30:00Z", "Europe/Paris", "2026-01-15T23:00:00Z"],
  // The day of the spring night has 23 hours, that of the autumn night 25.
  ["day", "2026-03-29T21:30:00Z", "Europe/Paris", "2026-03-28T23:00:00Z"],
  ["day", "2026-10-25T22:30:00Z", "Europe/Paris", "2026-10-24T22:00:00Z"],
  ["week", "2026-11-21T12:00:00Z", "UTC", "2026-11-16T00:00:00Z"],
  ["week", "2026-11-22T23:30:00Z", "UTC", "2026-11-16T00:00:00Z"],
  ["week", "2026-03-01T12:00:00Z", "America/New_York", "2026-02-23T05:00:00Z"],
  ["month", "2026-03-31T23:30:00Z", "UTC", "2026-03-01T00:00:00Z"],
  ["month", "2026-04-01T01:00:00Z", "America/New_York", "2026-03-01T05:00:00Z"],
  ["ever", "2026-03-31T23:30:00Z", "UTC", "1970-01-01T00:00:00Z"],
];

test.each(PERIODS)("the %s of %s in %s began at %s", (...[period, now, zone, start]) => {
  expect(findPeriodStart(period, new Date(now), zone)).toEqual(new Date(start));
});
