import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestSendTime, type BestSendTimeSettings } from "@/lib/nodes/best-send-time/definition";
import { findBestHour } from "@/lib/nodes/best-send-time/find-best-hour";
import { findNextHour } from "@/lib/nodes/best-send-time/find-next-hour";
import { bestSendTimeRuntime } from "@/lib/nodes/best-send-time/step.server";
import { stepContext, taskView } from "@/lib/testing/step-context";

const PARIS = "Europe/Paris";
const HOUR_MS = 3_600_000;
const settings: BestSendTimeSettings = { lookBackDays: 90, fallbackHour: 10, longestWaitHours: 24 };
const opensAt = (...moments: string[]) => moments.map((moment) => new Date(moment).getTime());

type Arrival = { at: string; now?: string; opens?: readonly number[]; zone?: string; own?: string; woke?: boolean };

function step({ at, now = at, opens = [], zone = "UTC", own, woke = false }: Arrival, more = {}) {
  const context = stepContext({ now, zone, opens, fields: own === undefined ? {} : { _tz: own } });
  const task = taskView({ nodeEnteredAt: new Date(at), woke });
  if (bestSendTimeRuntime.kind !== "step") throw new Error("a step");
  const outcome = bestSendTimeRuntime.step(context, { ...settings, ...more }, task);
  return outcome.kind === "wait" ? outcome.until.toISOString() : outcome.kind;
}

test("the hour with the most opens wins, of level ones the one with the latest open", () => {
  expect(findBestHour([], "UTC")).toBeNull();
  const mornings = opensAt("2026-01-01T08:10:00Z", "2026-01-03T08:50:00Z", "2026-01-05T19:00:00Z");
  expect(findBestHour(mornings, "UTC")).toBe(8);
  expect(findBestHour(mornings, PARIS)).toBe(9);
  expect(findBestHour([...mornings, ...opensAt("2026-01-02T19:30:00Z")], "UTC")).toBe(19);
});

describe("it waits for the hour", () => {
  const opens = opensAt("2026-01-10T08:10:00Z");
  test.each([
    ["of the opens", { at: "2026-01-15T12:00:00Z", opens }, "2026-01-16T08:00:00.000Z"],
    ["that it arrives in: not at all", { at: "2026-01-15T08:59:00Z", opens }, "exit"],
    ["without opens: the fallback", { at: "2026-01-15T09:00:00Z" }, "2026-01-15T10:00:00.000Z"],
    ["in the profile's own zone", { at: "2026-01-15T09:30:00Z", own: PARIS }, "exit"],
    [
      "in the account's, where its own is unknown",
      { at: "2026-01-15T08:00:00Z", zone: PARIS, own: "Mars" },
      "2026-01-15T09:00:00.000Z",
    ],
    [
      "not for opens before the look-back",
      { at: "2026-01-15T09:00:00Z", opens: opensAt("2025-09-01T08:00:00Z") },
      "2026-01-15T10:00:00.000Z",
    ],
    ["at once, where the clock jumped past it", { at: "2026-01-15T09:00:00Z", now: "2026-01-15T10:00:00Z" }, "exit"],
    [
      "for the same moment, where the clock was set back",
      { at: "2026-01-15T09:00:00Z", now: "2026-01-15T07:00:00Z" },
      "2026-01-15T10:00:00.000Z",
    ],
    ["no second time", { at: "2026-01-15T12:00:00Z", now: "2026-01-15T13:00:00Z", woke: true }, "exit"],
  ])("%s", (_what, arrival, expected) => {
    expect(step(arrival)).toBe(expected);
  });
});

test("nobody waits longer than the longest wait", () => {
  const late = { at: "2026-01-15T12:00:00Z" };
  expect(step(late, { longestWaitHours: 5 })).toBe("2026-01-15T17:00:00.000Z");
  expect(step({ ...late, now: "2026-01-15T18:00:00Z" }, { longestWaitHours: 5 })).toBe("exit");
});

describe("on the nights when clocks change in Paris", () => {
  test.each([
    [9, "2026-03-28T12:00:00Z", "2026-03-29T07:00:00.000Z"], // spring
    [2, "2026-03-28T12:00:00Z", "2026-03-29T01:00:00.000Z"], // skipped that night: the one behind it
    [9, "2026-10-24T12:00:00Z", "2026-10-25T08:00:00.000Z"], // autumn
    [2, "2026-10-24T12:00:00Z", "2026-10-25T00:00:00.000Z"], // twice that night: the first
    [2, "2026-10-25T01:30:00Z", "2026-10-25T01:30:00.000Z"], // in the second one
    [9, "2028-02-28T12:00:00Z", "2028-02-29T08:00:00.000Z"], // 29 February
  ])("%i o'clock from %s on is %s", (hour, from, expected) => {
    expect(findNextHour(hour, new Date(from), PARIS).toISOString()).toBe(expected);
  });
});

test("the hour is never in the past, and at most 25 hours ahead", () => {
  const from = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
  const zones = fc.constantFrom("UTC", PARIS, "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu");
  fc.assert(
    fc.property(fc.tuple(fc.integer({ min: 0, max: 23 }), from, zones), ([hour, start, zone]) => {
      const next = findNextHour(hour, start, zone);
      const wait = next.getTime() - start.getTime();
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(25 * HOUR_MS);
    }),
  );
});

test("what it needs is told, and settings out of range are refused at their field", () => {
  expect(bestSendTime.needs?.(settings)).toMatchObject({ fields: ["_tz"], opensDays: 90, messages: false });
  const parsed = bestSendTime.settings.safeParse({ lookBackDays: 0, fallbackHour: 24, longestWaitHours: 169 });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(["lookBackDays", "fallbackHour", "longestWaitHours"]);
});
