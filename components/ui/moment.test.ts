import { expect, test } from "vitest";
import { formatMoment, formatRelative, toDate } from "@/components/ui/moment";

const NOW = new Date("2026-11-21T12:00:00Z");

test.each([
  ["2026-11-21T11:59:58Z", "just now"],
  ["2026-11-21T11:57:00Z", "3 min. ago"],
  ["2026-11-21T10:00:01Z", "1 hr. ago"],
  ["2026-11-20T11:00:00Z", "yesterday"],
  ["2026-11-23T13:00:00Z", "in 2 days"],
  ["2024-11-01T00:00:00Z", "2 yr. ago"],
])("%s is %j", (moment, text) => {
  expect(formatRelative(new Date(moment), NOW)).toBe(text);
});

test("a moment is shown in the zone, also across a change to summer time", () => {
  expect(formatMoment(new Date("2026-03-29T00:30:00Z"), "Europe/Paris")).toBe("29 Mar 2026, 01:30:00");
  expect(formatMoment(new Date("2026-03-29T01:30:00Z"), "Europe/Paris")).toBe("29 Mar 2026, 03:30:00");
});

test("what is no moment becomes null instead of an invalid date", () => {
  expect(toDate("soon")).toBeNull();
  expect(toDate(Number.NaN)).toBeNull();
  expect(toDate("2026-11-21T12:00:00Z")).toEqual(NOW);
});
