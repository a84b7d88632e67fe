import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Due } from "@/lib/engine/loop/due-queue";
import { WakeTimers } from "@/lib/engine/loop/wake-timers";

const NOW = Date.parse("2026-03-02T10:00:00Z");
let found: Due[] = [];
let timers: WakeTimers;

beforeEach(() => {
  vi.useFakeTimers();
  found = [];
  timers = new WakeTimers((due) => found.push(due));
});
afterEach(() => {
  timers.stop();
  vi.useRealTimers();
});

test("what is due already is said at once, what falls due later at its moment, never before, and once", () => {
  timers.add({ shard: 1, lane: 0 }, NOW - 5, NOW);
  expect(found).toEqual([{ shard: 1, lane: 0 }]);
  timers.add({ shard: 2, lane: 0 }, NOW + 42, NOW);
  timers.add({ shard: 2, lane: 0 }, NOW + 42, NOW);
  timers.add({ shard: 3, lane: 4 }, NOW + 120, NOW);
  vi.advanceTimersByTime(41);
  expect(found).toHaveLength(1);
  vi.advanceTimersByTime(9);
  expect(found.slice(1)).toEqual([{ shard: 2, lane: 0 }]);
  vi.advanceTimersByTime(70);
  expect(found.slice(2)).toEqual([{ shard: 3, lane: 4 }]);
});

test("stopped, it says nothing any more, also not what a look adds that was under way", () => {
  timers.add({ shard: 2, lane: 0 }, NOW + 42, NOW);
  timers.stop();
  timers.add({ shard: 3, lane: 0 }, NOW - 5, NOW);
  timers.add({ shard: 4, lane: 0 }, NOW + 42, NOW);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(found).toEqual([]);
});
