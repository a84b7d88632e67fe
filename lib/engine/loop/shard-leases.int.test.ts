import { expect, test } from "vitest";
import { ShardLeases } from "@/lib/engine/loop/shard-leases.server";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const HOUR_MS = 3_600_000;
const LEASE_MS = 600;
const HEARTBEAT_MS = 100;

const makeLeases = (id: string) =>
  new ShardLeases({
    ...{ pool, clock, leaseMs: LEASE_MS, heartbeatMs: HEARTBEAT_MS },
    engine: { id, version: "test" },
  });

test("an engine that dies before the clock goes back leaves its shards to the others at once, not when its lease is over again", async () => {
  const dead = makeLeases("dead");
  await dead.beat();
  await dead.refresh();
  expect(dead.shards.size).toBe(256);
  clock.advance(-HOUR_MS);
  const other = makeLeases("other");
  await other.beat();
  await other.refresh();
  expect(other.shards.size).toBe(256);
});

test("engines whose clocks differ by less than a lease leave each other their shards", async () => {
  const [ahead, behind] = [makeLeases("ahead"), makeLeases("behind")];
  clock.advance(24 * HOUR_MS);
  await behind.beat();
  clock.advance(LEASE_MS / 2);
  await ahead.beat();
  await ahead.refresh();
  clock.advance(-LEASE_MS / 2);
  await behind.refresh();
  expect([ahead.shards.size, behind.shards.size]).toEqual([128, 128]);
  await ahead.refresh();
  expect([...ahead.shards].filter((shard) => behind.has(shard))).toEqual([]);
});
