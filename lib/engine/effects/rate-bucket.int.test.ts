import { expect, test } from "vitest";
import { AHEAD_MS, BURST_MS, RateBucket } from "@/lib/engine/effects/rate-bucket.server";
import { type FakeClock, fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const SECOND = { count: 10, perMs: 1_000 };

type World = { buckets: readonly RateBucket[]; clock: FakeClock; key: string };

/** Callers that ask again when they were told to; returns when each got its turn, in ms from the start. */
async function takeAll({ buckets, clock, key }: World, callers: number) {
  const startedAt = clock.now().getTime();
  const turns: number[] = [];
  let waiting = Array.from({ length: callers }, (_, n) => ({ n, until: startedAt }));
  while (waiting.length > 0) {
    const now = Math.min(...waiting.map(({ until }) => until));
    if (now > clock.now().getTime()) clock.set(new Date(now));
    const asked = waiting.map(async (caller) => {
      const bucket = buckets[caller.n % buckets.length];
      const until = caller.until > now ? caller.until : await bucket?.take(key, SECOND);
      if (until === null) turns.push(now - startedAt);
      return typeof until === "number" ? [{ ...caller, until }] : [];
    });
    waiting = (await Promise.all(asked)).flat();
  }
  return turns;
}

test("two processes together take no more turns than the limit allows, and nobody is left without one", async () => {
  const clock = fakeClock();
  const make = () => new RateBucket({ pool, clock, random: () => 0.5 });
  const turns = await takeAll({ buckets: [make(), make()], clock, key: "sender:1" }, 60);
  expect(turns).toHaveLength(60);
  const burst = (BURST_MS / 1_000) * SECOND.count;
  for (const start of turns) {
    const inOneSecond = turns.filter((at) => at >= start && at < start + 1_000).length;
    expect(inOneSecond).toBeLessThanOrEqual(SECOND.count + burst);
  }
  // Not slower than the limit either.
  expect(Math.max(...turns)).toBeLessThanOrEqual(60 * 100);
});

test("processes that ask at the same moment never get the same turn", async () => {
  const clock = fakeClock();
  const burst = (BURST_MS / 1_000) * SECOND.count;
  for (let round = 0; round < 20; round += 1) {
    const buckets = Array.from({ length: 24 }, () => new RateBucket({ pool, clock, random: () => 0.5 }));
    const answers = await Promise.all(buckets.map((bucket) => bucket.take(`sender:${100 + round}`, SECOND)));
    expect(answers.filter((until) => until === null)).toHaveLength(burst + 1);
  }
});

test("where very many wait each comes back within a bound, spread over it, and a higher limit holds at once", async () => {
  const clock = fakeClock();
  let n = 0;
  const bucket = new RateBucket({ pool, clock, random: () => (n++ % 100) / 100 });
  const slow = { count: 1, perMs: 3_600_000 };
  const answers = await Promise.all(Array.from({ length: 500 }, () => bucket.take("sender:2", slow)));
  const waits = answers.flatMap((until) => (until === null ? [] : [until - clock.now().getTime()]));
  expect(waits).toHaveLength(499);
  expect(Math.min(...waits)).toBeGreaterThan(0);
  expect(Math.max(...waits)).toBeLessThanOrEqual(2 * AHEAD_MS);
  expect(new Set(waits).size).toBeGreaterThan(50);
  clock.advance(2 * AHEAD_MS);
  expect(await bucket.take("sender:2", slow)).not.toBeNull();
  expect(await bucket.take("sender:2", { count: 60, perMs: 60_000 })).not.toBeNull();
  clock.advance(1_000);
  expect(await bucket.take("sender:2", { count: 60, perMs: 60_000 })).toBeNull();
  expect(await bucket.take("sender:3", slow)).toBeNull();
});

test("a clock that was set back by a day costs one turn, not a day", async () => {
  const clock = fakeClock();
  const bucket = new RateBucket({ pool, clock, random: () => 0.5 });
  expect(await bucket.take("sender:4", { count: 1, perMs: 60_000 })).toBeNull();
  clock.advance(-86_400_000);
  expect(await bucket.take("sender:4", { count: 1, perMs: 60_000 })).toBeGreaterThan(clock.now().getTime());
  clock.advance(60_000);
  expect(await bucket.take("sender:4", { count: 1, perMs: 60_000 })).toBeNull();
});
