import { beforeEach, expect, test } from "vitest";
import { makePool } from "@/lib/db/pool.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { enterPopulation } from "@/lib/engine/control/enter-population.server";
import { runOperation } from "@/lib/engine/control/run-operation.server";
import { stopScenario } from "@/lib/engine/control/stop-scenario.server";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { cancelOperation } from "@/lib/engine/sql/operation-statements.server";
import { getBulkLane } from "@/lib/engine/task-row";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma, url } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
let world: EngineWorld;
beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
});

const PAUSE = { mode: "duration", days: 1, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
const graph = graphOf([node(1, "pause", PAUSE), node(2, "exit", { reason: "" })], "0.next>1", "1.next>2");

function send(scenarioId: number, segmentId: number | null = null) {
  const { accountId, databaseId } = world;
  const population = { accountId, databaseId, segmentId };
  return inTransaction(pool, (client) => enterPopulation(client, { scenarioId, population, total: null }, clock.now()));
}

async function stateOf(id: bigint) {
  const { rows } = await pool.query<{ state: string; done: number; entered: number; note: string | null }>(
    "SELECT state, done, entered, note FROM engine_operation WHERE id = $1",
    [id],
  );
  return rows[0];
}

async function countTasks(scenarioId: number, where = "true") {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM task WHERE scenario_id = $1 AND ${where}`,
    [scenarioId],
  );
  return rows[0]?.n;
}

/** Says that the time is up after so many pages. */
function after(pages: number) {
  let asked = 0;
  return () => (asked += 1) > pages;
}

test("a scenario that was moved to another database meanwhile takes nobody of the old one, and the operation says so", async () => {
  const scenarioId = await addScenario(world, graph);
  await addProfiles(world, 5);
  const id = await send(scenarioId);
  const { id: databaseId } = await prisma.database.create({ data: { accountId: world.accountId, name: "Others" } });
  await prisma.scenario.update({ where: { id: scenarioId }, data: { databaseId } });
  await runOperation(pool, id, world);
  const note = "The scenario works on another database by now.";
  expect(await stateOf(id)).toMatchObject({ state: "halted", entered: 0, note });
});

test("everybody of the database enters once, in the account's bulk lane, and walks", async () => {
  const scenarioId = await addScenario(world, graph);
  await addProfiles(world, 700);
  await addProfiles(await makeEngineWorld(pool, clock), 5);
  const id = await send(scenarioId);
  expect(await runOperation(pool, id, world)).toBe(true);
  expect(await stateOf(id)).toEqual({ state: "done", done: 700, entered: 700, note: null });
  expect(await countTasks(scenarioId, `lane = ${getBulkLane(world.accountId)} AND node_id = 0`)).toBe(700);
  await drain(world);
  expect(await countTasks(scenarioId, "node_id = 1 AND status = 'waiting'")).toBe(700);
});

test("only those of the segment enter; when it is deleted the operation says so", async () => {
  const scenarioId = await addScenario(world, graph);
  const profileIds = await addProfiles(world, 300);
  const { accountId, databaseId } = world;
  const segment = await prisma.segment.create({ data: { accountId, databaseId, name: "VIP", kind: "static" } });
  await pool.query(
    `INSERT INTO segment_member (shard, segment_id, profile_id, added_at)
     SELECT id & 255, $1, id, now() FROM unnest($2::bigint[]) AS q(id)`,
    [segment.id, profileIds.slice(0, 120)],
  );
  const id = await send(scenarioId, segment.id);
  expect(await runOperation(pool, id, { clock, isTimeUp: after(100) })).toBe(false);
  const before = (await stateOf(id))?.entered ?? 0;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(120);
  await prisma.segment.update({ where: { id: segment.id }, data: { deletedAt: clock.now() } });
  await runOperation(pool, id, world);
  expect(await stateOf(id)).toMatchObject({ state: "halted", entered: before, note: "The segment was deleted." });
});

test.each([
  // Of 200 profiles 50 were inside before, and 50 are.
  ["skip_in_any_case", 100, 150],
  ["skip", 150, 200],
  ["restart", 200, 200],
  ["parallel", 200, 250],
] as const)("reentry mode %s holds: %i of 200 enter", async (reentry, entered, inside) => {
  const scenarioId = await addScenario(world, graph, { reentry });
  const profileIds = await addProfiles(world, 200);
  await enter(world, scenarioId, { profileIds: profileIds.slice(0, 100) });
  await drain(world);
  await pool.query(
    "UPDATE task SET status = 'ended', wake_at = NULL WHERE scenario_id = $1 AND profile_id = ANY($2::bigint[])",
    [scenarioId, profileIds.slice(0, 50)],
  );
  const id = await send(scenarioId);
  await runOperation(pool, id, world);
  expect(await stateOf(id)).toMatchObject({ state: "done", done: 200, entered });
  expect(await countTasks(scenarioId, "status <> 'ended'")).toBe(inside);
});

test("cut off at any page, and worked on by several at once, each profile is looked at exactly once", async () => {
  const scenarioId = await addScenario(world, graph, { reentry: "parallel" });
  await addProfiles(world, 900);
  const id = await send(scenarioId);
  const shaky = makePool({ url, max: 3, name: "shaky" });
  let cuts = 0;
  const cut = async () => {
    const { rowCount } = await pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '%shaky' AND datname = current_database()",
    );
    cuts += rowCount ?? 0;
  };
  const runs = () => Promise.allSettled([1, 2].map(() => runOperation(shaky, id, { clock, isTimeUp: after(40) })));
  for (let round = 0; round < 6; round += 1) {
    const running = runs();
    while (!(await Promise.race([running.then(() => true), cut().then(() => false)])));
  }
  await shaky.end();
  expect(cuts).toBeGreaterThan(0);
  await runOperation(pool, id, world);
  expect(await stateOf(id)).toMatchObject({ state: "done", done: 900, entered: 900 });
  expect(await countTasks(scenarioId)).toBe(900);
});

test("a shard of more than one page is walked page by page, and each of its profiles once", async () => {
  const scenarioId = await addScenario(world, graph, { reentry: "parallel" });
  const count = 5_003;
  await pool.query(
    `INSERT INTO profile (shard, id, database_id, fields, created_at, updated_at)
     SELECT 7, nextval('profile_id_seq') * 256 * 1024 + 7, $2, '{}', now(), now() FROM generate_series(1, $1)`,
    [count, world.databaseId],
  );
  const id = await send(scenarioId);
  expect(await runOperation(pool, id, { clock, isTimeUp: after(8) })).toBe(false);
  expect(await stateOf(id)).toMatchObject({ state: "running", done: 5_000 });
  await runOperation(pool, id, world);
  expect(await stateOf(id)).toMatchObject({ state: "done", done: count, entered: count });
  expect(await countTasks(scenarioId)).toBe(count);
});

test("a scenario that is stopped in the middle lets nobody else in, and activating it sends nobody", async () => {
  const scenarioId = await addScenario(world, graph);
  await addProfiles(world, 500);
  const id = await send(scenarioId);
  await runOperation(pool, id, { clock, isTimeUp: after(100) });
  const entered = (await stateOf(id))?.entered;
  await stopScenario(pool, { accountId: world.accountId, scenarioId, keepProfiles: true }, world);
  await activateScenario(pool, { accountId: world.accountId, scenarioId }, world);
  expect(await runOperation(pool, id, world)).toBe(true);
  expect(await stateOf(id)).toMatchObject({ state: "halted", entered, note: "The scenario was stopped." });
  expect(await countTasks(scenarioId)).toBe(entered);
});

test("a cancelled one lets nobody else in; those who entered stay", async () => {
  const scenarioId = await addScenario(world, graph);
  await addProfiles(world, 500);
  const id = await send(scenarioId);
  await runOperation(pool, id, { clock, isTimeUp: after(100) });
  const entered = (await stateOf(id))?.entered;
  expect(await cancelOperation(pool, { id, scenarioId: scenarioId + 1 }, clock.now())).toBe(false);
  expect(await cancelOperation(pool, { id, scenarioId }, clock.now())).toBe(true);
  await runOperation(pool, id, world);
  expect(await stateOf(id)).toMatchObject({ state: "cancelled", entered });
  expect(await countTasks(scenarioId)).toBe(entered);
  expect(await cancelOperation(pool, { id, scenarioId }, clock.now())).toBe(false);
});
