import { expect, test } from "vitest";
import { runOperation } from "@/lib/engine/control/run-operation.server";
import { stopScenario } from "@/lib/engine/control/stop-scenario.server";
import { syncPlans } from "@/lib/engine/dates/sync-plans.server";
import { fireSchedules } from "@/lib/engine/schedules/fire-schedules.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { JsonObject } from "@/lib/shared/json";
import { addProfiles, addScenario, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool, prisma } = await testDatabase();
const DAILY = { mode: "day", time: "09:00", weekdays: [], monthDays: [], dates: [], cron: "", zone: "" };

async function makeWorld(schedule: JsonObject = {}, segmentId: number | null = null) {
  const clock = fakeClock("2026-05-09T12:00:00Z");
  const world = await makeEngineWorld(pool, clock);
  const scope = segmentId === null ? "all" : "segment";
  const settings = { schedule: { ...DAILY, ...schedule }, scope, segmentId };
  const graph = graphOf([node(1, "schedule-trigger", settings), node(2, "exit")], "0.next>2", "1.next>2");
  const scenarioId = await addScenario(world, graph, { reentry: "parallel" });
  const sync = () => syncPlans(pool, { now: clock.now(), getImplementation });
  await sync();
  return { ...world, clock, scenarioId, sync };
}

async function operationsOf(scenarioId: number) {
  const { rows } = await pool.query<{ id: bigint; state: string; at: Date }>(
    "SELECT id, state, created_at AS at FROM engine_operation WHERE scenario_id = $1 AND kind = 'enter' ORDER BY id",
    [scenarioId],
  );
  return rows;
}
const firingsOf = async (scenarioId: number) => (await operationsOf(scenarioId)).map(({ at }) => at.toISOString());

test("each time fires once, with many processes looking, and lets the profiles enter by the trigger", async () => {
  const world = await makeWorld();
  await addProfiles(world, 20);
  await fireSchedules(pool, world);
  expect(await firingsOf(world.scenarioId)).toEqual([]);
  world.clock.set("2026-05-10T09:00:00Z");
  const blocker = await pool.connect();
  await blocker.query("BEGIN");
  await blocker.query("SELECT 1 FROM scenario WHERE id = $1 FOR UPDATE", [world.scenarioId]);
  const countWaiting = async () => {
    const { rows } = await pool.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rows.length;
  };
  const first = fireSchedules(pool, world);
  await waitUntil("the first has the schedule", async () => (await countWaiting()) === 1);
  const others = Promise.all([2, 3, 4].map(() => fireSchedules(pool, world)));
  // They find nothing left, or would wait for the scenario as well.
  await Promise.race([others, waitUntil("another has it", async () => (await countWaiting()) > 1)]);
  await blocker.query("COMMIT");
  blocker.release();
  expect([await first, ...(await others)]).toEqual([1, 0, 0, 0]);
  await fireSchedules(pool, world);
  const operations = await operationsOf(world.scenarioId);
  expect(operations.length).toBe(1);
  for (const { id } of operations) await runOperation(pool, id, world);
  const { rows } = await pool.query("SELECT node_id, count(*)::int AS n FROM task WHERE scenario_id = $1 GROUP BY 1", [
    world.scenarioId,
  ]);
  expect(rows).toEqual([{ node_id: 1, n: 20 }]);
  world.clock.set("2026-05-11T09:00:00Z");
  await fireSchedules(pool, world);
  expect((await operationsOf(world.scenarioId)).length).toBe(2);
});

test("after downtime the newest missed time is made up for, and only within 24 hours", async () => {
  const world = await makeWorld();
  world.clock.set("2026-05-13T08:00:00Z");
  await fireSchedules(pool, world);
  expect(await firingsOf(world.scenarioId)).toEqual(["2026-05-13T08:00:00.000Z"]);
  const rare = await makeWorld({ mode: "week", weekdays: [7] });
  rare.clock.set("2026-05-11T09:00:01Z");
  await fireSchedules(pool, rare);
  expect(await firingsOf(rare.scenarioId)).toEqual([]);
  rare.clock.set("2026-05-17T09:00:00Z");
  await fireSchedules(pool, rare);
  expect((await firingsOf(rare.scenarioId)).length).toBe(1);
});

test("both nights in which the clock jumps fire once", async () => {
  for (const [start, ticks] of [
    ["2026-03-28T12:00:00Z", ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T02:30:00Z"]],
    ["2026-10-24T12:00:00Z", ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"]],
  ] as const) {
    const world = await makeWorld({ time: "02:30", zone: "Europe/Berlin" });
    world.clock.set(start);
    await pool.query("DELETE FROM schedule_plan WHERE scenario_id = $1", [world.scenarioId]);
    await pool.query("UPDATE scenario SET rev = rev + 1 WHERE id = $1", [world.scenarioId]);
    await world.sync();
    for (const tick of ticks) {
      world.clock.set(tick);
      await fireSchedules(pool, world);
    }
    expect((await firingsOf(world.scenarioId)).length, start).toBe(1);
  }
});

test("a change elsewhere in the scenario leaves a time that is due; a change of the schedule counts from then on", async () => {
  const world = await makeWorld();
  const touch = () => pool.query("UPDATE scenario SET rev = rev + 1 WHERE id = $1", [world.scenarioId]);
  world.clock.set("2026-05-10T09:00:30Z");
  await touch();
  await world.sync();
  await fireSchedules(pool, world);
  expect((await firingsOf(world.scenarioId)).length).toBe(1);
  const settings = JSON.stringify({ schedule: { ...DAILY, time: "08:00" }, scope: "all", segmentId: null });
  await pool.query(
    "UPDATE scenario_version SET graph = jsonb_set(graph, '{nodes,1,settings}', $2) WHERE scenario_id = $1",
    [world.scenarioId, settings],
  );
  await touch();
  await world.sync();
  await fireSchedules(pool, world);
  expect((await firingsOf(world.scenarioId)).length).toBe(1);
  world.clock.set("2026-05-11T08:00:00Z");
  await fireSchedules(pool, world);
  expect((await firingsOf(world.scenarioId)).length).toBe(2);
});

test("a scenario that stops fires nothing, and what it began is halted", async () => {
  const world = await makeWorld();
  await addProfiles(world, 5);
  world.clock.set("2026-05-10T09:00:00Z");
  await fireSchedules(pool, world);
  await stopScenario(pool, { ...world, keepProfiles: false }, world);
  await settleOperations(pool, world);
  world.clock.set("2026-05-11T09:00:00Z");
  await fireSchedules(pool, world);
  expect((await operationsOf(world.scenarioId)).map(({ state }) => state)).toEqual(["halted"]);
  await pool.query("UPDATE scenario SET rev = rev + 1 WHERE id = $1", [world.scenarioId]);
  await world.sync();
  expect((await pool.query("SELECT 1 FROM schedule_plan WHERE scenario_id = $1", [world.scenarioId])).rowCount).toBe(0);
});

test("a segment that is gone by then is told about", async () => {
  const account = await makeEngineWorld(pool, fakeClock());
  const { accountId, databaseId } = account;
  const segment = await prisma.segment.create({ data: { accountId, databaseId, name: "VIP", kind: "static" } });
  const world = await makeWorld({}, segment.id);
  world.clock.set("2026-05-10T09:00:00Z");
  await fireSchedules(pool, world);
  for (const { id } of await operationsOf(world.scenarioId)) await runOperation(pool, id, world);
  const { rows } = await pool.query(
    "SELECT state, note FROM engine_operation WHERE scenario_id = $1 AND kind = 'enter'",
    [world.scenarioId],
  );
  expect(rows).toEqual([{ state: "halted", note: "The segment was deleted." }]);
});
