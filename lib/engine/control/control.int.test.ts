import { beforeEach, expect, test } from "vitest";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { changeState } from "@/lib/engine/control/change-state.server";
import { makePublication } from "@/lib/engine/control/make-publication";
import { removeTasks } from "@/lib/engine/control/remove-tasks.server";
import { stopScenario } from "@/lib/engine/control/stop-scenario.server";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
let world: EngineWorld;
beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
});

const PAUSE = { mode: "duration", days: 1, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
const graph = graphOf([node(1, "pause", PAUSE), node(2, "exit", { reason: "" })], "0.next>1", "1.next>2");
const DAY_MS = 86_400_000;

async function populate(count: number) {
  const scenarioId = await addScenario(world, graph);
  const profileIds = await addProfiles(world, count);
  await enter(world, scenarioId, { profileIds });
  await drain(world);
  return { accountId: world.accountId, scenarioId };
}

async function statuses(scenarioId: number) {
  const { rows } = await pool.query<{ status: string; lane: number; n: number }>(
    `SELECT status, (lane = 100)::int * 100 AS lane, count(*)::int AS n FROM task WHERE scenario_id = $1
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [scenarioId],
  );
  return rows.map((row) => `${row.status}${row.lane === 100 ? " frozen" : ""} ${row.n}`);
}

async function inside(scenarioId: number) {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT coalesce(sum(inside), 0)::int AS n FROM node_live WHERE scenario_id = $1",
    [scenarioId],
  );
  return rows[0]?.n;
}

test("a stop lets all profiles exit", async () => {
  const target = await populate(600);
  await stopScenario(pool, { ...target, keepProfiles: false }, world);
  await settleOperations(pool, world);
  expect(await statuses(target.scenarioId)).toEqual(["ended 600"]);
  expect(await inside(target.scenarioId)).toBe(0);
});

test("a freeze keeps profiles where they are, also past their time; activating wakes the overdue ones", async () => {
  const target = await populate(600);
  await stopScenario(pool, { ...target, keepProfiles: true }, world);
  clock.advance(2 * DAY_MS);
  // Whoever the freeze has not reached yet does not move either.
  expect(await drain(world)).toBe(0);
  await settleOperations(pool, world);
  expect(await statuses(target.scenarioId)).toEqual(["waiting frozen 600"]);
  expect(await inside(target.scenarioId)).toBe(600);
  await activateScenario(pool, target, world);
  await settleOperations(pool, world);
  await drain(world);
  expect(await statuses(target.scenarioId)).toEqual(["ended 600"]);
});

test("activating without those inside ends them first", async () => {
  const target = await populate(50);
  await stopScenario(pool, { ...target, keepProfiles: true }, world);
  await settleOperations(pool, world);
  await activateScenario(pool, { ...target, clear: true }, world);
  await settleOperations(pool, world);
  expect(await statuses(target.scenarioId)).toEqual(["ended 50"]);
});

test("removing at an element takes those who stand there, and nobody else", async () => {
  const target = await populate(40);
  await removeTasks(pool, { ...target, nodeId: 2, reason: "test" }, world);
  await settleOperations(pool, world);
  expect(await statuses(target.scenarioId)).toEqual(["waiting 40"]);
  await removeTasks(pool, { ...target, nodeId: 1, reason: "test" }, world);
  await settleOperations(pool, world);
  expect(await statuses(target.scenarioId)).toEqual(["ended 40"]);
});

test("who enters a scenario, or an element, after a removal was asked for is not taken out by it", async () => {
  const target = await populate(5);
  const asked = { clock: fakeClock(clock.now().toISOString()) };
  clock.advance(1_000);
  await enter(world, target.scenarioId, { profileIds: await addProfiles(world, 3) });
  await drain(world);
  await removeTasks(pool, { ...target, nodeId: 1, reason: "test" }, asked);
  await settleOperations(pool, world);
  expect(await statuses(target.scenarioId)).toEqual(["ended 5", "waiting 3"]);
  await removeTasks(pool, { ...target, nodeId: null, reason: "test", mayEnterAgain: true }, asked);
  await settleOperations(pool, world);
  expect(await statuses(target.scenarioId)).toEqual(["waiting 3"]);
});

const SHORT = graphOf([node(1, "pause", PAUSE), node(3, "pause", { ...PAUSE, days: 3 })], "0.next>1", "1.next>3");

/** Saves version 2, without element 1. */
async function deletePause(scenarioId: number) {
  const left = { nodes: SHORT.nodes.filter(({ id }) => id !== 1), edges: [{ from: 0, output: "next", to: 3 }] };
  await pool.query("INSERT INTO scenario_version (scenario_id, version, graph) VALUES ($1, 2, $2)", [scenarioId, left]);
  await pool.query("UPDATE scenario SET version = 2 WHERE id = $1", [scenarioId]);
}

async function places(scenarioId: number) {
  const { rows } = await pool.query<{ nodeId: number; status: string; n: number }>(
    `SELECT node_id AS "nodeId", status, count(*)::int AS n FROM task WHERE scenario_id = $1 GROUP BY 1, 2 ORDER BY 1, 2`,
    [scenarioId],
  );
  return rows.map(({ nodeId, status, n }) => `#${nodeId} ${status} ${n}`);
}

async function counted(scenarioId: number) {
  const { rows } = await pool.query<{ nodeId: number; n: number }>(
    `SELECT node_id AS "nodeId", sum(inside)::int AS n FROM node_live WHERE scenario_id = $1 GROUP BY 1
     HAVING sum(inside) <> 0 ORDER BY 1`,
    [scenarioId],
  );
  return rows.map(({ nodeId, n }) => `#${nodeId} ${n}`);
}

test("profiles of a deleted element go on at another one with the version that lacks it, and are counted there", async () => {
  const scenarioId = await addScenario(world, SHORT);
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 300) });
  await drain(world);
  expect(await places(scenarioId)).toEqual(["#1 waiting 300"]);
  await deletePause(scenarioId);
  const target = { accountId: world.accountId, scenarioId };
  await changeState(pool, makePublication({ ...target, relocations: [{ from: 1, to: 3 }] }), world);
  expect(await places(scenarioId)).toEqual(["#3 ready 300"]);
  await drain(world);
  expect(await places(scenarioId)).toEqual(["#3 waiting 300"]);
  expect(await counted(scenarioId)).toEqual(["#3 300"]);
  clock.advance(4 * DAY_MS);
  await drain(world);
  expect(await places(scenarioId)).toEqual(["#3 ended 300"]);
});

test("profiles of a deleted element leave when one says so, frozen ones too", async () => {
  const scenarioId = await addScenario(world, SHORT);
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 40) });
  await drain(world);
  const target = { accountId: world.accountId, scenarioId };
  await stopScenario(pool, { ...target, keepProfiles: true }, world);
  await settleOperations(pool, world);
  await deletePause(scenarioId);
  await changeState(pool, makePublication({ ...target, relocations: [{ from: 1, to: null }] }), world);
  expect(await places(scenarioId)).toEqual(["#1 ended 40"]);
  expect(await counted(scenarioId)).toEqual([]);
  const { rows } = await pool.query(
    "SELECT DISTINCT detail->>'reason' AS why FROM task_event WHERE kind = 'removed' AND scenario_id = $1",
    [scenarioId],
  );
  expect(rows).toEqual([{ why: "element removed" }]);
});
