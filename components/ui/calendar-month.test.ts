import { describe, expect, test } from "vitest";
import { listMonthDays, parseTypedDay } from "@/components/ui/calendar-month";

describe("a typed day", () => {
  test.each([
    ["2026-11-21", "2026-11-21"],
    ["21.11.2026", "2026-11-21"],
    ["1/2/2026", "2026-02-01"],
    ["21 Nov 2026", "2026-11-21"],
    [" 20261121 ", "2026-11-21"],
    ["3.4.26", "2026-04-03"],
  ])("%j is read as %j", (typed, day) => {
    expect(parseTypedDay(typed)).toBe(day);
  });

  test.each(["", "tomorrow", "2026-13-01", "31.2.2026", "2026"])("%j is no day", (typed) => {
    expect(parseTypedDay(typed)).toBeNull();
  });
});

test("a month is shown as six weeks from a Monday, with its neighbours' days", () => {
  const days = listMonthDays("2026-11-21");
  expect(days).toHaveLength(42);
  expect(days[0]).toBe("2026-10-26");
  expect(days.at(-1)).toBe("2026-12-06");
  expect(new Set(days).size).toBe(42);
});
