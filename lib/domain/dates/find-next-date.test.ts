import { describe, expect, test } from "vitest";
import type { DatePlan } from "@/lib/domain/dates/date-plan";
import { findNextDate } from "@/lib/domain/dates/find-next-date";

const birthday: DatePlan = { field: "_bdate", offsetDays: 0, time: "09:00", yearly: true, zone: "profile" };
const utcDay = (day: string) => Date.parse(day) / 86_400_000;

type Asked = { zone?: string; fired?: string };

function next(plan: DatePlan, value: string, { after, zone = "UTC", fired }: { after: string } & Asked) {
  const firedDay = fired === undefined ? null : utcDay(fired);
  return findNextDate(plan, value, { zone, after: new Date(after), firedDay })?.at.toISOString() ?? null;
}

describe("every year", () => {
  test("the next birthday, later than the moment asked for", () => {
    expect(next(birthday, "1990-05-10", { after: "2026-05-10T08:59:59Z" })).toBe("2026-05-10T09:00:00.000Z");
    expect(next(birthday, "1990-05-10", { after: "2026-05-10T09:00:00Z" })).toBe("2027-05-10T09:00:00.000Z");
  });

  test("a day that was used is not used again, whatever the clock says by now", () => {
    expect(
      next({ ...birthday, time: "18:00" }, "1990-05-10", { after: "2026-05-10T10:00:00Z", fired: "2026-05-10" }),
    ).toBe("2027-05-10T18:00:00.000Z");
  });

  test("29 February is the 28th in common years", () => {
    expect(next(birthday, "2000-02-29", { after: "2027-01-01T00:00:00Z" })).toBe("2027-02-28T09:00:00.000Z");
    expect(next(birthday, "2000-02-29", { after: "2028-01-01T00:00:00Z" })).toBe("2028-02-29T09:00:00.000Z");
    expect(next(birthday, "2000-02-29", { after: "2028-02-28T10:00:00Z" })).toBe("2028-02-29T09:00:00.000Z");
    expect(next(birthday, "1896-02-29", { after: "1900-01-01T00:00:00Z" })).toBe("1900-02-28T09:00:00.000Z");
  });

  test("not before the date's own year", () => {
    expect(next(birthday, "2030-05-10", { after: "2026-01-01T00:00:00Z" })).toBe("2030-05-10T09:00:00.000Z");
  });

  test("days before and after cross the year's end", () => {
    expect(next({ ...birthday, offsetDays: -10 }, "1990-01-03", { after: "2026-12-01T00:00:00Z" })).toBe(
      "2026-12-24T09:00:00.000Z",
    );
    expect(next({ ...birthday, offsetDays: 365 }, "1990-06-01", { after: "2026-05-31T00:00:00Z" })).toBe(
      "2026-06-01T09:00:00.000Z",
    );
    expect(next({ ...birthday, offsetDays: -365 }, "2028-03-01", { after: "2026-01-01T00:00:00Z" })).toBe(
      "2027-03-02T09:00:00.000Z",
    );
  });
});

describe("the clock that counts", () => {
  test("a date is that day where the zone is", () => {
    expect(next(birthday, "1990-05-10", { after: "2026-01-01T00:00:00Z", zone: "Asia/Tokyo" })).toBe(
      "2026-05-10T00:00:00.000Z",
    );
    expect(next(birthday, "1990-05-10", { after: "2026-01-01T00:00:00Z", zone: "America/Los_Angeles" })).toBe(
      "2026-05-10T16:00:00.000Z",
    );
  });

  test("of a moment the day counts that the zone has then", () => {
    const once = { ...birthday, yearly: false };
    expect(next(once, "2026-05-10T22:30:00.000Z", { after: "2026-01-01T00:00:00Z", zone: "Europe/Berlin" })).toBe(
      "2026-05-11T07:00:00.000Z",
    );
  });

  test("a time that the spring night skips is an hour later, and comes once", () => {
    const early = { ...birthday, time: "02:30" };
    const zone = "Europe/Berlin";
    expect(next(early, "1990-03-29", { after: "2026-03-28T12:00:00Z", zone })).toBe("2026-03-29T01:30:00.000Z");
    expect(next(early, "1990-03-29", { after: "2026-03-29T01:30:00Z", zone })).toBe("2027-03-29T00:30:00.000Z");
  });

  test("a time that the autumn night repeats is its first, and comes once", () => {
    const early = { ...birthday, time: "02:30" };
    const zone = "Europe/Berlin";
    expect(next(early, "1990-10-25", { after: "2026-10-24T12:00:00Z", zone })).toBe("2026-10-25T00:30:00.000Z");
    expect(next(early, "1990-10-25", { after: "2026-10-25T00:30:00Z", zone })).toBe("2027-10-25T00:30:00.000Z");
  });
});

test("once: a moment that is over, or no date at all, never comes", () => {
  const once = { ...birthday, yearly: false };
  expect(next(once, "2026-05-10", { after: "2026-05-10T08:00:00Z" })).toBe("2026-05-10T09:00:00.000Z");
  expect(next(once, "2026-05-10", { after: "2026-05-10T09:00:00Z" })).toBeNull();
  expect(next(once, "soon", { after: "2026-05-10T09:00:00Z" })).toBeNull();
  expect(findNextDate(once, null, { zone: "UTC", after: new Date(), firedDay: null })).toBeNull();
});
