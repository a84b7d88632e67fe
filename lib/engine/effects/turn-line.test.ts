import { expect, test } from "vitest";
import { TurnLine } from "@/lib/engine/effects/turn-line";

test("those who wait come back one after the other, each line for itself, and nobody later than in a quarter of an hour", () => {
  const line = new TurnLine();
  const at = { from: 1_000, gapMs: 100 };
  expect([line.take("a", at), line.take("a", at), line.take("b", at)]).toEqual([1_000, 1_100, 1_000]);
  expect(line.take("a", { from: 5_000, gapMs: 100 })).toBe(5_000);
  const times = Array.from({ length: 10_000 }, () => line.take("c", at));
  expect(Math.max(...times)).toBe(1_000 + 900_000);
  expect(times.slice(9_000, 9_003)).toEqual([901_000, 1_000, 1_100]);
});

test("a line may be shorter: a host that answers again is asked by all soon", () => {
  const line = new TurnLine();
  const times = Array.from({ length: 1_000 }, () => line.take("a", { from: 0, gapMs: 100, lineMsMax: 30_000 }));
  expect(Math.max(...times)).toBe(30_000);
});
