import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PauseSettings } from "@/lib/nodes/pause/definition";
import { pauseSettings } from "@/lib/nodes/pause/definition";
import { findPauseEnd } from "@/lib/nodes/pause/find-pause-end";
import { pauseRuntime } from "@/lib/nodes/pause/step.server";
import { stepContext, taskView } from "@/lib/testing/step-context";

const base: PauseSettings = {
  mode: "duration",
  days: 0,
  hours: 0,
  minutes: 0,
  date: "",
  weekdays: [],
  time: "",
  zone: "account",
};
const daily = (time: string): PauseSettings => ({ ...base, mode: "weekday", weekdays: [1, 2, 3, 4, 5, 6, 7], time });
const PARIS = "Europe/Paris";

describe("findPauseEnd", () => {
  test("a duration counts from arrival, and a day is 24 hours also when clocks change", () => {
    const end = findPauseEnd({ ...base, days: 1 }, new Date("2026-03-28T12:00:00Z"), PARIS);
    expect(end.toISOString()).toBe("2026-03-29T12:00:00.000Z");
  });

  test("a date is local time of the zone", () => {
    const settings: PauseSettings = { ...base, mode: "date", date: "2026-07-01T09:00" };
    expect(findPauseEnd(settings, new Date(0), PARIS).toISOString()).toBe("2026-07-01T07:00:00.000Z");
    expect(findPauseEnd(settings, new Date(0), "+03:00").toISOString()).toBe("2026-07-01T06:00:00.000Z");
  });

  test.each([
    ["2026-03-28T10:00:00Z", "09:00", "2026-03-29T07:00:00.000Z"], // the spring night: UTC+1 becomes UTC+2
    ["2026-03-28T10:00:00Z", "02:30", "2026-03-29T01:30:00.000Z"], // skipped that night: an hour later
    ["2026-10-24T10:00:00Z", "09:00", "2026-10-25T08:00:00.000Z"], // the autumn night
    ["2026-10-24T10:00:00Z", "02:30", "2026-10-25T00:30:00.000Z"], // twice that night: the first
    ["2028-02-28T20:00:00Z", "09:00", "2028-02-29T08:00:00.000Z"], // 29 February
    ["2026-01-15T08:00:00Z", "09:00", "2026-01-16T08:00:00.000Z"], // exactly then: the next day
  ])("from %s every day at %s in Paris ends %s", (from, time, expected) => {
    expect(findPauseEnd(daily(time), new Date(from), PARIS).toISOString()).toBe(expected);
  });

  test("it is always later than the arrival, at most eight days, on a chosen local weekday", () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    const from = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
    const zones = fc.constantFrom("UTC", PARIS, "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu");
    fc.assert(
      fc.property(days, from, zones, (weekdays, start, zone) => {
        const end = findPauseEnd({ ...base, mode: "weekday", weekdays, time: "09:00" }, start, zone);
        expect(end.getTime()).toBeGreaterThan(start.getTime());
        expect(end.getTime() - start.getTime()).toBeLessThanOrEqual(8 * 86_400_000);
        const local = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit" }).format(
          end,
        );
        expect(weekdays.map((day) => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day - 1])).toContain(
          local.slice(0, 3),
        );
        expect(local.endsWith("09")).toBe(true);
      }),
    );
  });
});

function run(settings: PauseSettings, { woke = false, tz = "" } = {}) {
  if (pauseRuntime.kind !== "step") throw new Error("pause has a step");
  const context = stepContext({ zone: PARIS, fields: tz === "" ? {} : { _tz: tz }, now: "2026-07-01T10:00:00Z" });
  return pauseRuntime.step(context, settings, taskView({ woke, nodeEnteredAt: context.now }));
}

describe("the step", () => {
  test("waits, and goes on when woken", () => {
    expect(run({ ...base, hours: 1 })).toEqual({ kind: "wait", until: new Date("2026-07-01T11:00:00Z") });
    expect(run({ ...base, hours: 1 }, { woke: true })).toEqual({ kind: "exit", output: "next" });
  });

  test("a date that is over does not wait; one too far away fails", () => {
    expect(run({ ...base, mode: "date", date: "2026-06-01T09:00" })).toEqual({ kind: "exit", output: "next" });
    expect(run({ ...base, mode: "date", date: "2028-06-01T09:00" })).toMatchObject({ code: "pause_too_long" });
  });

  test("the profile's zone counts where asked and usable, else the account's", () => {
    const own: PauseSettings = { ...daily("09:00"), zone: "profile" };
    expect(run(own, { tz: "Asia/Tokyo" })).toEqual({ kind: "wait", until: new Date("2026-07-02T00:00:00Z") });
    expect(run(own, { tz: "Mars/Base" })).toEqual({ kind: "wait", until: new Date("2026-07-02T07:00:00Z") });
    expect(run(daily("09:00"), { tz: "Asia/Tokyo" })).toEqual({
      kind: "wait",
      until: new Date("2026-07-02T07:00:00Z"),
    });
  });
});

test("settings: only the chosen mode is checked, and a year is the longest", () => {
  const faults = (value: PauseSettings) => pauseSettings.safeParse(value).error?.issues.map((one) => one.path[0]) ?? [];
  expect(faults({ ...base, days: 365 })).toEqual([]);
  expect(faults({ ...base, days: 365, minutes: 1 })).toEqual(["days"]);
  expect(faults(base)).toEqual(["days"]);
  expect(faults({ ...base, mode: "date" })).toEqual(["date"]);
  expect(faults({ ...base, mode: "weekday" })).toEqual(["weekdays", "time"]);
});
