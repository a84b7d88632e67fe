import { beforeEach, expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { consumeFacts } from "@/lib/engine/facts/consume-facts.server";
import { HOPS_MAX } from "@/lib/engine/batch/finish-jumps.server";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { JsonObject } from "@/lib/shared/json";
import { drainFacts, tellFact } from "@/lib/testing/engine-facts";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, drain, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
let world: EngineWorld;
beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
  await pool.query("DELETE FROM event_inbox");
});

const NO_CONDITION: JsonObject = { kind: "group", match: "all", items: [] };
const onEvent = (id: number, event: string, condition = NO_CONDITION) =>
  node(id, "event-trigger", { event, condition });
const exit = (id: number) => node(id, "exit", { reason: "" });
const paid = (total: number) => ({ kind: "event", name: "paid", content: { total } }) as const;

async function tasksOf(scenarioId: number) {
  const { rows } = await pool.query<{
    profile_id: bigint;
    node_id: number;
    lane: number;
    hops: number;
    content: unknown;
  }>(
    "SELECT profile_id, node_id, lane, hops, apicontent AS content FROM task WHERE scenario_id = $1 ORDER BY profile_id",
    [scenarioId],
  );
  return rows;
}

async function countInbox() {
  const { rows } = await pool.query<{ n: number }>("SELECT count(*)::int AS n FROM event_inbox");
  return rows[0]?.n;
}

test("a profile enters at the trigger's element with the event's content, and its history begins there", async () => {
  const scenarioId = await addScenario(world, graphOf([onEvent(5, "paid"), exit(1)], "0.next>1", "5.next>1"));
  const profileIds = await addProfiles(world, 1);
  await tellFact(world, { profileIds, fact: paid(7), lane: 3, hops: 2 });
  expect(await drainFacts(world)).toEqual({ taken: 1, woken: 0, started: 1 });
  expect(await tasksOf(scenarioId)).toMatchObject([{ node_id: 5, lane: 3, hops: 2, content: { total: 7 } }]);
  await drain(world);
  const { rows } = await pool.query(
    "SELECT kind, node_id FROM task_event WHERE scenario_id = $1 AND kind IN ('entered', 'left') ORDER BY seq",
    [scenarioId],
  );
  expect(rows).toEqual([
    { kind: "entered", node_id: 5 },
    { kind: "left", node_id: 5 },
  ]);
});

test("the condition on the content, the name, the database and the switch decide who starts", async () => {
  const large = { kind: "apicontent", path: "total", is: "greater", value: 10 };
  const graph = graphOf([onEvent(5, "paid", large), exit(1)], "0.next>1", "5.next>1");
  const scenarioId = await addScenario(world, graph);
  const inactive = await addScenario(world, graph, { active: false });
  const elsewhere = await addScenario(await makeEngineWorld(pool, clock), graph);
  const [small = 0n, big = 0n, other = 0n] = await addProfiles(world, 3);
  await tellFact(world, { profileIds: [small], fact: paid(5) });
  await tellFact(world, { profileIds: [big], fact: paid(50) });
  await tellFact(world, { profileIds: [other], fact: { kind: "event", name: "Paid", content: { total: 50 } } });
  expect(await drainFacts(world)).toMatchObject({ taken: 3, started: 1 });
  expect((await tasksOf(scenarioId)).map((task) => task.profile_id)).toEqual([big]);
  expect([...(await tasksOf(inactive)), ...(await tasksOf(elsewhere))]).toEqual([]);
});

test("one fact starts a scenario once, by the matching trigger with the lowest number", async () => {
  const graph = graphOf(
    [onEvent(9, "paid"), onEvent(4, "paid"), onEvent(2, "other"), exit(1)],
    ...["0.next>1", "2.next>1", "4.next>1", "9.next>1"],
  );
  const scenarioId = await addScenario(world, graph, { reentry: "parallel" });
  await tellFact(world, { profileIds: await addProfiles(world, 1), fact: paid(1) });
  await drainFacts(world);
  expect((await tasksOf(scenarioId)).map((task) => task.node_id)).toEqual([4]);
});

test("a fact that starts nothing, one of too many hops, and one about a deleted profile are used up without a start", async () => {
  const scenarioId = await addScenario(world, graphOf([onEvent(5, "paid"), exit(1)], "0.next>1", "5.next>1"));
  const [a = 0n, b = 0n, gone = 0n] = await addProfiles(world, 3);
  await tellFact(world, { profileIds: [a], fact: paid(1), starts: false });
  await tellFact(world, { profileIds: [b], fact: paid(1), hops: HOPS_MAX });
  await tellFact(world, { profileIds: [gone], fact: paid(1) });
  await pool.query("DELETE FROM profile WHERE id = $1", [gone]);
  expect(await drainFacts(world)).toMatchObject({ taken: 3, started: 0 });
  expect(await tasksOf(scenarioId)).toEqual([]);
});

test("a batch that is cut before its commit loses no fact, and the next one uses each once", async () => {
  const graph = graphOf([onEvent(5, "paid"), exit(1)], "0.next>1", "5.next>1");
  const scenarioId = await addScenario(world, graph, { reentry: "parallel" });
  const profileIds = (await addProfiles(world, 512)).filter((id) => (id & 255n) === 9n);
  await tellFact(world, { profileIds, fact: paid(1) });
  const deps = { scenarios: new ScenarioCache(getImplementation), random: () => 0.5 };
  const claim = { shard: 9, lane: 0, now: clock.now(), limit: 100 };
  const cut = inTransaction(pool, async (client) => {
    expect(await consumeFacts(client, deps, claim)).toMatchObject({ taken: 2, started: 2 });
    throw new Error("cut");
  });
  await expect(cut).rejects.toThrow("cut");
  expect([await countInbox(), (await tasksOf(scenarioId)).length]).toEqual([2, 0]);
  await drainFacts(world);
  expect([await countInbox(), (await tasksOf(scenarioId)).length]).toEqual([0, 2]);
});

test("two engines side by side on one shard use each fact once", async () => {
  const graph = graphOf([onEvent(5, "paid"), exit(1)], "0.next>1", "5.next>1");
  const scenarioId = await addScenario(world, graph, { reentry: "parallel" });
  const profileIds = (await addProfiles(world, 256 * 40)).filter((id) => (id & 255n) === 9n);
  for (let n = 0; n < 5; n += 1) await tellFact(world, { profileIds, fact: paid(n) });
  await Promise.all([1, 2, 3, 4].map(() => drainFacts(world, { limit: 7 })));
  const tasks = await tasksOf(scenarioId);
  expect(tasks).toHaveLength(profileIds.length * 5);
  const each = new Set(tasks.map((task) => `${task.profile_id} ${JSON.stringify(task.content)}`));
  expect(each.size).toBe(profileIds.length * 5);
});

test("what an element changes is told once, with one hop more, to scenarios that listen and only to them", async () => {
  const update = { updates: [{ field: "_city", action: "set", value: "Rome" }] };
  const graph = graphOf([node(1, "update-profile", update), exit(2)], "0.next>1", "1.next>2");
  const scenarioId = await addScenario(world, graph, { reentry: "parallel" });
  const [profileId = 0n] = await addProfiles(world, 1, { _city: "Paris" });
  const entry = { scenarioId, profileId, accountId: world.accountId, databaseId: world.databaseId, apicontent: {} };
  const run = async () => {
    await inTransaction(pool, (client) =>
      enterScenario(client, { now: clock.now(), items: [{ ...entry, hops: 4, lane: 2 }] }),
    );
    await drain(world);
    const { rows } = await pool.query<{ detail: unknown; hops: number; lane: number }>(
      "SELECT detail, hops, lane FROM event_inbox",
    );
    return rows;
  };
  expect(await run()).toEqual([]);
  await pool.query("UPDATE scenario SET listens = '{profile_changed}' WHERE id = $1", [scenarioId]);
  // The city is Rome by now: nothing changes.
  expect(await run()).toEqual([]);
  await pool.query(`UPDATE profile SET fields = '{"_city":"Oslo"}' WHERE id = $1`, [profileId]);
  expect(await run()).toEqual([
    {
      detail: {
        kind: "profile_changed",
        how: "scenario",
        created: false,
        fields: { _city: { from: "Oslo", to: "Rome" } },
      },
      ...{ hops: 5, lane: 2 },
    },
  ]);
});

test("a scenario that changes the very field it listens for is stopped after some rounds", async () => {
  await pool.query("INSERT INTO field (database_id, name, type) VALUES ($1, 'n', 'integer')", [world.databaseId]);
  const update = { updates: [{ field: "n", action: "incr", value: "1" }] };
  const settings = { field: "n", fromIs: "any", from: "", toIs: "any", to: "" };
  const graph = graphOf(
    [node(5, "field-trigger", settings), node(1, "update-profile", update), exit(2)],
    ...["0.next>1", "5.next>1", "1.next>2"],
  );
  const scenarioId = await addScenario(world, graph, { reentry: "parallel" });
  const profileIds = await addProfiles(world, 1, { n: 0 });
  const fact = { kind: "profile_changed", how: "api", created: false, fields: { n: { from: null, to: 0 } } } as const;
  await tellFact(world, { profileIds, fact });
  while ((await countInbox()) !== 0) {
    await drainFacts(world);
    await drain(world);
  }
  expect(await tasksOf(scenarioId)).toHaveLength(HOPS_MAX);
  const { rows } = await pool.query("SELECT fields FROM profile WHERE id = $1", [profileIds[0]]);
  expect(rows).toEqual([{ fields: { n: HOPS_MAX } }]);
});
