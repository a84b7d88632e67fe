import { describe, expect, test } from "vitest";
import { findNextFiring } from "@/lib/domain/schedules/find-next-firing";
import { parseCron } from "@/lib/domain/schedules/parse-cron";
import type { Schedule } from "@/lib/domain/schedules/schedule";
import { scheduleSchema } from "@/lib/domain/schedules/schedule";

const base: Schedule = { mode: "day", time: "09:00", weekdays: [], monthDays: [], dates: [], cron: "", zone: "" };
const BERLIN = "Europe/Berlin";

/** The next firings, one after the other. */
function list(
  schedule: Partial<Schedule>,
  { after, zone = "UTC", count = 3 }: { after: string; zone?: string; count?: number },
) {
  const found: string[] = [];
  let from = new Date(after);
  for (let n = 0; n < count; n += 1) {
    const next = findNextFiring({ ...base, ...schedule }, zone, from);
    if (next === null) break;
    found.push(next.toISOString().replace(":00.000Z", ""));
    from = next;
  }
  return found;
}

describe("friendly forms", () => {
  test("every day, later than the moment asked for", () => {
    expect(list({}, { after: "2026-03-02T09:00:00Z", count: 2 })).toEqual(["2026-03-03T09:00", "2026-03-04T09:00"]);
  });

  test("days of the week, where the zone is", () => {
    const schedule = { mode: "week" as const, weekdays: [1, 7] };
    expect(list(schedule, { after: "2026-03-02T00:00:00Z", zone: "Asia/Tokyo" })).toEqual([
      "2026-03-08T00:00",
      "2026-03-09T00:00",
      "2026-03-15T00:00",
    ]);
  });

  test("a day that a month does not have is its last, and fires once", () => {
    expect(list({ mode: "month", monthDays: [30, 31] }, { after: "2027-01-29T00:00:00Z", count: 5 })).toEqual([
      "2027-01-30T09:00",
      "2027-01-31T09:00",
      "2027-02-28T09:00",
      "2027-03-30T09:00",
      "2027-03-31T09:00",
    ]);
  });

  test("dates, in their order, and then nothing", () => {
    const dates = ["2026-12-31T18:00", "2026-12-24T09:00"];
    expect(list({ mode: "dates", dates }, { after: "2026-01-01T00:00:00Z" })).toEqual([
      "2026-12-24T09:00",
      "2026-12-31T18:00",
    ]);
  });
});

describe("nights in which the clock jumps", () => {
  test("a time that is skipped is an hour later, one that is repeated its first: each day once", () => {
    expect(list({ time: "02:30" }, { after: "2026-03-28T12:00:00Z", zone: BERLIN, count: 2 })).toEqual([
      "2026-03-29T01:30",
      "2026-03-30T00:30",
    ]);
    expect(list({ time: "02:30" }, { after: "2026-10-24T12:00:00Z", zone: BERLIN, count: 2 })).toEqual([
      "2026-10-25T00:30",
      "2026-10-26T01:30",
    ]);
  });

  test("a text for every hour leaves none out and fires none twice", () => {
    const every = { mode: "cron" as const, cron: "*/30 * * * *" };
    expect(list(every, { after: "2026-10-25T00:15:00Z", zone: BERLIN, count: 4 })).toEqual([
      "2026-10-25T00:30",
      "2026-10-25T01:00",
      "2026-10-25T01:30",
      "2026-10-25T02:00",
    ]);
    expect(list(every, { after: "2026-03-29T00:30:00Z", zone: BERLIN, count: 2 })).toEqual([
      "2026-03-29T01:00",
      "2026-03-29T01:30",
    ]);
  });
});

describe("cron texts", () => {
  test.each([
    ["0 9 * * mon-fri", ["2026-03-02T09:00", "2026-03-03T09:00", "2026-03-04T09:00"]],
    ["15,45 8-9 * * *", ["2026-03-01T08:15", "2026-03-01T08:45", "2026-03-01T09:15"]],
    ["0 12 13 * 5", ["2026-03-06T12:00", "2026-03-13T12:00", "2026-03-20T12:00"]],
    ["0 0 29 2 *", ["2028-02-29T00:00", "2032-02-29T00:00", "2036-02-29T00:00"]],
    ["5/20 6 1 */6 *", ["2026-07-01T06:05", "2026-07-01T06:25", "2026-07-01T06:45"]],
    ["0 0 * * 7", ["2026-03-08T00:00", "2026-03-15T00:00", "2026-03-22T00:00"]],
  ])("%s", (cron, expected) => {
    expect(list({ mode: "cron", cron }, { after: "2026-03-01T00:00:00Z" })).toEqual(expected);
  });

  test.each([
    ["0 9 * *", "five fields"],
    ["", "five fields"],
    ["60 9 * * *", `"60" is no minute`],
    ["0 24 * * *", `"24" is no hour`],
    ["0 9 31 feb *", "no such day"],
    ["0 9 * * mon-", "day of the week"],
    ["*/0 9 * * *", "minute"],
    ["0 17-9 * * *", "hour"],
  ])("%s is refused and says what is wrong", (cron, message) => {
    const parsed = parseCron(cron);
    expect(parsed.ok ? "" : parsed.message).toContain(message);
  });
});

test("only the chosen mode is checked", () => {
  const faults = (value: Schedule) =>
    scheduleSchema.safeParse(value).error?.issues.map(({ path }) => path.join(".")) ?? [];
  expect(faults(base)).toEqual([]);
  expect(faults({ ...base, time: "9" })).toEqual(["time"]);
  expect(faults({ ...base, mode: "week" })).toEqual(["weekdays"]);
  expect(faults({ ...base, mode: "month", time: "" })).toEqual(["time", "monthDays"]);
  expect(faults({ ...base, mode: "dates", dates: ["tomorrow"] })).toEqual(["dates.0"]);
  expect(faults({ ...base, mode: "cron", cron: "x" })).toEqual(["cron"]);
  expect(faults({ ...base, zone: "Mars/Base" })).toEqual(["zone"]);
});
