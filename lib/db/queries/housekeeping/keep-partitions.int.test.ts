import { expect, test } from "vitest";
import { keepPartitions, TASK_EVENT_DAYS_MAX } from "@/lib/db/queries/housekeeping/keep-partitions.server";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const NOW = new Date("2026-03-02T10:00:00Z");
const DAY_MS = 86_400_000;
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

async function insertEvents(...days: number[]): Promise<void> {
  await pool.query(
    `INSERT INTO task_event (shard, at, profile_id, pass_id, seq, scenario_id, node_id, kind)
     SELECT 1, at, 257, n, 0, 1, 0, 'entered' FROM unnest($1::timestamptz[]) WITH ORDINALITY AS q(at, n)`,
    [days.map(later)],
  );
}

/** The partition in which each event lies, from the oldest event on. */
async function listPlaces(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT tableoid::regclass::text AS name FROM task_event ORDER BY at",
  );
  return rows.map(({ name }) => name);
}

test("today and the week ahead have their partitions, each day is made once, also by processes side by side", async () => {
  const made = await Promise.all([1, 2, 3, 4].map(() => keepPartitions(pool, NOW)));
  const days = Array.from({ length: 8 }, (_, n) => `task_event_202603${String(2 + n).padStart(2, "0")}`);
  expect([...new Set(made.flatMap((one) => one.made))].sort()).toEqual(days);
  expect(await keepPartitions(pool, NOW)).toEqual({ made: [], dropped: [] });
  expect((await keepPartitions(pool, later(1))).made).toEqual(["task_event_20260310"]);
  await insertEvents(0, 7, 8);
  expect(await listPlaces()).toEqual(["task_event_20260302", "task_event_20260309", "task_event_20260310"]);
});

test("what is past its time is dropped day by day with all its events, and nothing that is younger", async () => {
  const later400 = later(TASK_EVENT_DAYS_MAX);
  expect((await keepPartitions(pool, later400)).dropped).toEqual([]);
  expect(await listPlaces()).toHaveLength(3);
  expect((await keepPartitions(pool, later(TASK_EVENT_DAYS_MAX + 1))).dropped).toEqual(["task_event_20260302"]);
  expect(await listPlaces()).toEqual(["task_event_20260309", "task_event_20260310"]);
  await keepPartitions(pool, later(TASK_EVENT_DAYS_MAX + 8));
  expect(await listPlaces()).toEqual(["task_event_20260310"]);
});

test("events that came before their day had a partition stay where they are, and hinder no other day", async () => {
  await insertEvents(600);
  expect((await listPlaces()).at(-1)).toBe("task_event_default");
  const { made } = await keepPartitions(pool, later(599));
  expect(made).toHaveLength(7);
  expect(made).not.toContain("task_event_20271023");
  expect((await listPlaces()).at(-1)).toBe("task_event_default");
});
