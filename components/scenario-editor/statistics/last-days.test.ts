import { expect, test } from "vitest";
import { makeLastDays } from "@/components/scenario-editor/statistics/last-days";

test("the last seven days end with today in the account's zone, not in the browser's", () => {
  const now = new Date("2026-03-29T23:30:00Z");
  expect(makeLastDays(now, { days: 7, zone: "UTC" })).toEqual({ from: "2026-03-23", to: "2026-03-29" });
  expect(makeLastDays(now, { days: 7, zone: "Asia/Tokyo" })).toEqual({ from: "2026-03-24", to: "2026-03-30" });
});
