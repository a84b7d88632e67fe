import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { updateProfiles } from "@/lib/db/queries/profiles/update-profiles.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { stopScenario } from "@/lib/engine/control/stop-scenario.server";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { fireDates } from "@/lib/engine/dates/fire-dates.server";
import { runClock } from "@/lib/engine/dates/run-clock.server";
import { syncPlans } from "@/lib/engine/dates/sync-plans.server";
import { consumeFacts } from "@/lib/engine/facts/consume-facts.server";
import { tellFacts } from "@/lib/engine/facts/tell-facts.server";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { JsonObject } from "@/lib/shared/json";
import { addProfiles, addScenario, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const START = "2026-05-09T12:00:00Z";
const SETTINGS = { field: "_bdate", when: "on", days: 0, time: "09:00", yearly: true, zone: "profile" };

/** A scenario that greets, active and planned, in a world of its own. */
async function makeWorld(settings: JsonObject = {}) {
  const clock = fakeClock(START);
  const world = await makeEngineWorld(pool, clock);
  const graph = graphOf(
    [node(1, "date-trigger", { ...SETTINGS, ...settings }), node(2, "exit")],
    "0.next>2",
    "1.next>2",
  );
  const add = () => addScenario(world, graph, { reentry: "parallel" });
  const run = () => runClock(pool, { clock, getImplementation });
  return { ...world, clock, add, run };
}
type World = Awaited<ReturnType<typeof makeWorld>>;

async function entriesOf(scenarioId: number) {
  const { rows } = await pool.query<{ profileId: bigint; nodeId: number; at: Date }>(
    `SELECT profile_id AS "profileId", node_id AS "nodeId", entered_at AS at FROM task WHERE scenario_id = $1
     ORDER BY entered_at, profile_id`,
    [scenarioId],
  );
  return rows;
}

const count = async (scenarioId: number) => (await entriesOf(scenarioId)).length;

/** Changes a profile as an import does, and lets the engine use the fact. */
async function change(world: World, profileId: bigint, fields: JsonObject) {
  await inTransaction(pool, async (client) => {
    const now = world.clock.now();
    await updateProfiles(client, now, [{ id: profileId, fields }]);
    const changes = Object.fromEntries(Object.entries(fields).map(([name, to]) => [name, { from: null, to }]));
    const fact = { kind: "profile_changed" as const, how: "api" as const, created: false, fields: changes };
    const cause = { hops: 0, lane: 0, starts: false };
    await tellFacts(client, now, [{ ...cause, ...world, profileId, fact }]);
  });
}

async function consume(world: World, profileId: bigint) {
  const deps = { scenarios: new ScenarioCache(getImplementation), random: () => 0.5 };
  const place = { shard: getProfileShard(profileId), lane: 0, now: world.clock.now(), limit: 100 };
  await inTransaction(pool, (client) => consumeFacts(client, deps, place));
}

test("each profile enters by its trigger at its own time, and once, however often the minute runs", async () => {
  const world = await makeWorld();
  const [tokyo] = await addProfiles(world, 1, { _bdate: "1990-05-10", _tz: "Asia/Tokyo" });
  const [utc] = await addProfiles(world, 1, { _bdate: "1980-05-10" });
  await addProfiles(world, 1, { _bdate: "1980-06-10" });
  await addProfiles(world, 1, {});
  const scenarioId = await world.add();
  await world.run();
  expect(await count(scenarioId)).toBe(0);
  world.clock.set("2026-05-10T00:00:00Z");
  await world.run();
  await world.run();
  world.clock.set("2026-05-10T09:00:00Z");
  await world.run();
  world.clock.set("2026-05-10T09:01:00Z");
  await world.run();
  expect(await entriesOf(scenarioId)).toEqual([
    { profileId: tokyo, nodeId: 1, at: new Date("2026-05-10T00:00:00Z") },
    { profileId: utc, nodeId: 1, at: new Date("2026-05-10T09:00:00Z") },
  ]);
  world.clock.set("2027-05-10T09:00:00Z");
  await world.run();
  expect(await count(scenarioId)).toBe(4);
});

test("processes side by side let each profile enter once", async () => {
  const world = await makeWorld();
  await addProfiles(world, 300, { _bdate: "1990-05-10" });
  const scenarioId = await world.add();
  await world.run();
  world.clock.set("2026-05-10T09:00:00Z");
  await Promise.all([1, 2, 3, 4].map(() => fireDates(pool, world)));
  expect(await count(scenarioId)).toBe(300);
});

test("after downtime a moment is made up for within 24 hours, an older one is skipped until next year", async () => {
  const world = await makeWorld();
  await addProfiles(world, 1, { _bdate: "1990-05-10" });
  await addProfiles(world, 1, { _bdate: "1990-05-11" });
  const scenarioId = await world.add();
  await world.run();
  world.clock.set("2026-05-11T09:00:01Z");
  await world.run();
  expect(await count(scenarioId)).toBe(1);
  world.clock.set("2027-05-10T10:00:00Z");
  await world.run();
  expect(await count(scenarioId)).toBe(2);
});

test("a date that changes moves the moment; one that is told too late waits for its year", async () => {
  const world = await makeWorld();
  const [moved = 0n, late = 0n, gone = 0n] = await addProfiles(world, 3, { _bdate: "1990-05-10" });
  const scenarioId = await world.add();
  await world.run();
  await change(world, moved, { _bdate: "1990-05-12" });
  await change(world, gone, {});
  await pool.query("UPDATE profile SET fields = '{}' WHERE id = $1", [gone]);
  world.clock.set("2026-05-10T09:30:00Z");
  await change(world, late, { _bdate: "1991-05-10" });
  for (const id of [moved, late, gone]) await consume(world, id);
  await world.run();
  expect(await count(scenarioId)).toBe(0);
  world.clock.set("2026-05-12T09:00:00Z");
  await world.run();
  expect((await entriesOf(scenarioId)).map(({ profileId }) => profileId)).toEqual([moved]);
});

test("a fact that waited through downtime still lets the profile enter: it was told before the moment", async () => {
  const world = await makeWorld();
  const [profileId = 0n] = await addProfiles(world, 1, {});
  const scenarioId = await world.add();
  await world.run();
  world.clock.set("2026-05-10T08:30:00Z");
  await change(world, profileId, { _bdate: "1990-05-10" });
  world.clock.set("2026-05-10T12:00:00Z");
  await consume(world, profileId);
  await world.run();
  expect(await count(scenarioId)).toBe(1);
});

test("one day counts once, though date, time and zone change after it", async () => {
  const world = await makeWorld();
  const [profileId = 0n] = await addProfiles(world, 1, { _bdate: "1990-05-10", _tz: "Asia/Tokyo" });
  const scenarioId = await world.add();
  await world.run();
  world.clock.set("2026-05-10T00:00:00Z");
  await world.run();
  await change(world, profileId, { _bdate: "1991-05-10", _tz: "America/Los_Angeles" });
  await consume(world, profileId);
  const settings = JSON.stringify([{ ...SETTINGS, time: "20:00" }]);
  await pool.query(
    `UPDATE scenario_version SET graph = jsonb_set(graph, '{nodes,1,settings}', ($2::jsonb) -> 0) WHERE scenario_id = $1`,
    [scenarioId, settings],
  );
  await pool.query("UPDATE scenario SET rev = rev + 1 WHERE id = $1", [scenarioId]);
  for (const at of ["2026-05-10T00:02:00Z", "2026-05-10T20:00:00Z", "2026-05-11T04:00:00Z"]) {
    world.clock.set(at);
    await world.run();
  }
  expect(await count(scenarioId)).toBe(1);
  world.clock.set("2027-05-11T03:00:00Z");
  await world.run();
  expect(await count(scenarioId)).toBe(2);
});

test("a stopped scenario fires nothing; started again it fires what comes then, and no day twice", async () => {
  const world = await makeWorld();
  await addProfiles(world, 1, { _bdate: "1990-05-10" });
  await addProfiles(world, 1, { _bdate: "1990-05-12" });
  const scenarioId = await world.add();
  const touch = () => pool.query("UPDATE scenario SET rev = rev + 1 WHERE id = $1", [scenarioId]);
  await world.run();
  world.clock.set("2026-05-10T09:00:00Z");
  await world.run();
  await touch();
  await stopScenario(pool, { accountId: world.accountId, scenarioId, keepProfiles: true }, world);
  await settleOperations(pool, world);
  await world.run();
  const rows = await pool.query("SELECT due_at FROM date_due WHERE scenario_id = $1", [scenarioId]);
  expect(rows.rows).toEqual([{ due_at: null }]);
  await touch();
  await activateScenario(pool, { accountId: world.accountId, scenarioId }, world);
  await settleOperations(pool, world);
  await world.run();
  world.clock.set("2026-05-12T09:00:00Z");
  await world.run();
  expect(await count(scenarioId)).toBe(2);
});

test("a scenario that stops before its plan is dropped lets nobody in", async () => {
  const world = await makeWorld();
  await addProfiles(world, 5, { _bdate: "1990-05-10" });
  const scenarioId = await world.add();
  await world.run();
  await stopScenario(pool, { accountId: world.accountId, scenarioId, keepProfiles: false }, world);
  await settleOperations(pool, world);
  world.clock.set("2026-05-10T09:00:00Z");
  await fireDates(pool, world);
  expect(await count(scenarioId)).toBe(0);
});

test("a build that is cut off goes on where it was", async () => {
  const world = await makeWorld();
  await addProfiles(world, 600, { _bdate: "1990-05-10" });
  const scenarioId = await world.add();
  await syncPlans(pool, { now: world.clock.now(), getImplementation });
  await pool.query("UPDATE date_plan SET shard = 128 WHERE scenario_id = $1", [scenarioId]);
  await world.run();
  const { rows } = await pool.query<{ low: number; n: number }>(
    "SELECT min(shard) AS low, count(*)::int AS n FROM date_due WHERE scenario_id = $1",
    [scenarioId],
  );
  expect(rows[0]?.low).toBe(128);
  expect(rows[0]?.n).toBeGreaterThan(200);
  const state = await pool.query("SELECT state FROM date_plan WHERE scenario_id = $1", [scenarioId]);
  expect(state.rows).toEqual([{ state: "ready" }]);
});

test("the account's new zone moves the moments of those without one of their own", async () => {
  const world = await makeWorld();
  await addProfiles(world, 1, { _bdate: "1990-05-10" });
  const scenarioId = await world.add();
  await world.run();
  await pool.query("UPDATE account SET time_zone = 'Asia/Tokyo' WHERE id = $1", [world.accountId]);
  await world.run();
  world.clock.set("2026-05-10T00:00:00Z");
  await world.run();
  expect(await count(scenarioId)).toBe(1);
});

test("after its scenario was moved to another database only profiles of that one enter, by moments of their own", async () => {
  const world = await makeWorld();
  await addProfiles(world, 1, { _bdate: "1990-05-10" });
  const scenarioId = await world.add();
  await world.run();
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO database (account_id, name, updated_at) VALUES ($1, 'Others', now()) RETURNING id",
    [world.accountId],
  );
  const databaseId = rows[0]?.id ?? 0;
  const [own] = await addProfiles({ ...world, databaseId }, 1, { _bdate: "1985-05-10" });
  await pool.query("UPDATE scenario SET database_id = $2, rev = rev + 1 WHERE id = $1", [scenarioId, databaseId]);
  await world.run();
  world.clock.set("2026-05-10T09:00:00Z");
  await world.run();
  expect((await entriesOf(scenarioId)).map(({ profileId }) => profileId)).toEqual([own]);
});

test("profiles that are gone are forgotten", async () => {
  const world = await makeWorld();
  await addProfiles(world, 3, { _bdate: "1990-05-10" });
  const scenarioId = await world.add();
  await world.run();
  await pool.query("DELETE FROM profile WHERE database_id = $1", [world.databaseId]);
  world.clock.set("2026-05-10T09:00:00Z");
  await fireDates(pool, world);
  expect(await count(scenarioId)).toBe(0);
  expect((await pool.query("SELECT 1 FROM date_due WHERE scenario_id = $1", [scenarioId])).rowCount).toBe(0);
});
