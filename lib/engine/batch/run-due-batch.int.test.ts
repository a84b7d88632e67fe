import { beforeEach, expect, test } from "vitest";
import { workOnce } from "@/lib/engine/loop/due-worker.server";
import { BatchSizer } from "@/lib/engine/loop/batch-sizer";
import { makeEngineCounters } from "@/lib/engine/engine-counters";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
let world: EngineWorld;
beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
});

const isParis = { condition: { kind: "field", field: "_city", is: "equal", value: "Paris" } };
const exit = (id: number, reason = "") => node(id, "exit", { reason });

async function history(passId: bigint) {
  const { rows } = await pool.query<{ line: string }>(
    "SELECT concat_ws(' ', kind, node_id, output) AS line FROM task_event WHERE pass_id = $1 ORDER BY seq",
    [passId],
  );
  return rows.map((row) => row.line);
}

async function taskOf(scenarioId: number) {
  const { rows } = await pool.query<{ status: string; error: { code: string } | null; node_id: number }>(
    "SELECT status, error, node_id FROM task WHERE scenario_id = $1 ORDER BY profile_id",
    [scenarioId],
  );
  return rows;
}

test("a profile walks to the end of its way in one batch, and its history tells the way", async () => {
  const graph = graphOf([node(1, "condition", isParis), exit(2), exit(3)], "0.next>1", "1.yes>2", "1.no>3");
  const scenarioId = await addScenario(world, graph);
  const profileIds = await addProfiles(world, 1, { _city: "Paris" });
  const [result] = await enter(world, scenarioId, { profileIds });
  await drain(world);
  const passId = result?.status === "entered" ? result.passId : 0n;
  expect(await history(passId)).toEqual(["entered 0", "left 0 next", "left 1 yes", "exited 2"]);
});

test("who leaves by an error output that leads nowhere says at the end of the pass why", async () => {
  await pool.query("INSERT INTO field (database_id, name, type) VALUES ($1, 'points', 'integer')", [world.databaseId]);
  const update = { updates: [{ field: "points", action: "set", value: "many" }] };
  const scenarioId = await addScenario(world, graphOf([node(1, "update-profile", update)], "0.next>1"));
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 1) });
  await drain(world);
  const { rows } = await pool.query<{ detail: { reason: string } }>(
    "SELECT detail FROM task_event WHERE scenario_id = $1 AND kind = 'exited'",
    [scenarioId],
  );
  expect(rows[0]?.detail.reason).toContain("points");
});

test("a scenario that runs in a circle fails visibly instead of running for ever", async () => {
  const graph = graphOf([node(1, "condition", isParis)], "0.next>1", "1.yes>1", "1.no>1");
  const scenarioId = await addScenario(world, graph);
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 1) });
  expect(await drain(world)).toBe(1000);
  expect(await taskOf(scenarioId)).toMatchObject([{ status: "failed", error: { code: "endless_loop" } }]);
});

test("an element that is no longer there ends the pass with that reason", async () => {
  const scenarioId = await addScenario(world, graphOf([], "0.next>7"));
  const [result] = await enter(world, scenarioId, { profileIds: await addProfiles(world, 1) });
  await drain(world);
  const passId = result?.status === "entered" ? result.passId : 0n;
  expect(await history(passId)).toEqual(["entered 0", "left 0 next", "removed 7"]);
});

test("a unique value that somebody else has leads to the error output, and the others of the batch go on", async () => {
  await pool.query(
    "INSERT INTO field (database_id, name, type, is_key, is_unique) VALUES ($1, 'ref', 'string', true, true)",
    [world.databaseId],
  );
  const update = { updates: [{ field: "ref", action: "set", value: "{apicontent.ref}" }] };
  const graph = graphOf([node(1, "update-profile", update), exit(2), exit(3)], "0.next>1", "1.next>2", "1.error>3");
  const scenarioId = await addScenario(world, graph);
  const profileIds = await addProfiles(world, 3);
  await enter(world, scenarioId, { profileIds: profileIds.slice(0, 2), apicontent: { ref: "A" } });
  await drain(world);
  await enter(world, scenarioId, { profileIds: profileIds.slice(2), apicontent: { ref: "A" } });
  await drain(world);
  expect((await taskOf(scenarioId)).map((task) => task.node_id)).toEqual([2, 3, 3]);
  const { rows } = await pool.query("SELECT 1 FROM profile WHERE database_id = $1 AND fields ->> 'ref' = 'A'", [
    world.databaseId,
  ]);
  expect(rows).toHaveLength(1);
});

test("a jump enters the other scenario; where that one does not run the task fails and keeps its content", async () => {
  const target = await addScenario(world, graphOf([exit(1)], "0.next>1"));
  const stopped = await addScenario(world, graphOf([exit(1)], "0.next>1"), { active: false });
  const jumpTo = (scenarioId: number) => graphOf([node(1, "jump", { scenarioId, passApicontent: true })], "0.next>1");
  const good = await addScenario(world, jumpTo(target));
  const bad = await addScenario(world, jumpTo(stopped));
  const profileIds = await addProfiles(world, 1);
  await enter(world, good, { profileIds, apicontent: { a: 1 } });
  await enter(world, bad, { profileIds, apicontent: { a: 1 } });
  await drain(world);
  expect(await taskOf(target)).toMatchObject([{ status: "ended" }]);
  expect(await taskOf(bad)).toMatchObject([{ status: "failed", error: { code: "target_inactive" } }]);
  const { rows } = await pool.query("SELECT apicontent FROM task WHERE scenario_id = $1", [bad]);
  expect(rows).toEqual([{ apicontent: { a: 1 } }]);
});

/** The same account, with another database. */
async function addDatabase(): Promise<EngineWorld> {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO database (account_id, name, updated_at) VALUES ($1, 'Others', now()) RETURNING id",
    [world.accountId],
  );
  return { ...world, databaseId: rows[0]?.id ?? 0 };
}

test("a jump into a scenario that was moved to another database fails and says so; nobody enters there", async () => {
  const target = await addScenario(world, graphOf([exit(1)], "0.next>1"));
  const jump = node(1, "jump", { scenarioId: target, passApicontent: true });
  const scenarioId = await addScenario(world, graphOf([jump], "0.next>1"));
  const { databaseId } = await addDatabase();
  await pool.query("UPDATE scenario SET database_id = $2 WHERE id = $1", [target, databaseId]);
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 1) });
  await drain(world);
  expect(await taskOf(scenarioId)).toMatchObject([{ status: "failed", error: { code: "target_elsewhere" } }]);
  expect(await taskOf(target)).toEqual([]);
});

test("profiles of the database to which a scenario was moved are written as that database wants it, from the first one on", async () => {
  const update = { updates: [{ field: "ref", action: "set", value: "X-1" }] };
  const scenarioId = await addScenario(world, graphOf([node(1, "update-profile", update)], "0.next>1"));
  const scenarios = new ScenarioCache(getImplementation);
  const addField = ({ databaseId }: EngineWorld) =>
    pool.query(
      "INSERT INTO field (database_id, name, type, is_key, is_unique) VALUES ($1, 'ref', 'string', true, true)",
      [databaseId],
    );
  await addField(world);
  const [first] = await addProfiles(world, 1);
  await enter(world, scenarioId, { profileIds: first === undefined ? [] : [first] });
  await drain(world, { scenarios });
  const other = await addDatabase();
  await addField(other);
  await pool.query("UPDATE scenario SET database_id = $2 WHERE id = $1", [scenarioId, other.databaseId]);
  const [second] = await addProfiles(other, 1);
  await enter(other, scenarioId, { profileIds: second === undefined ? [] : [second] });
  await drain(world, { scenarios });
  const { rows } = await pool.query(
    "SELECT database_id, profile_id FROM profile_key WHERE value = 'X-1' ORDER BY profile_id",
  );
  expect(rows).toEqual([
    { database_id: world.databaseId, profile_id: first },
    { database_id: other.databaseId, profile_id: second },
  ]);
});

test("a step that throws fails alone after three tries; its neighbours go on at once", async () => {
  const scenarioId = await addScenario(world, graphOf([node(1, "exit", { reason: "" })], "0.next>1"));
  const profileIds = await addProfiles(world, 600);
  await enter(world, scenarioId, { profileIds });
  const victim = profileIds[300] ?? 0n;
  const throwing = (type: string) => {
    const implementation = getImplementation(type);
    if (type !== "exit" || !implementation) return implementation;
    return {
      ...implementation,
      bind: (stored: Parameters<typeof implementation.bind>[0]) => {
        const bound = implementation.bind(stored);
        const step: typeof bound.step = (context, task) => {
          if (context.profile.id === victim) throw new Error("broken");
          return bound.step(context, task);
        };
        return { ...bound, step };
      },
    };
  };
  for (let tries = 0; tries < 4; tries += 1) {
    await drain(world, { getImplementation: throwing });
    clock.advance(10_000);
  }
  const tasks = await taskOf(scenarioId);
  expect(tasks.filter((task) => task.status === "ended")).toHaveLength(599);
  expect(tasks.filter((task) => task.error?.code === "internal")).toHaveLength(1);
});

test("a batch that the database refuses is halved until the one to blame stands alone and fails", async () => {
  const scenarioId = await addScenario(world, graphOf([exit(1)], "0.next>1"));
  // All in one shard, so that they share a batch.
  const all = await addProfiles(world, 256 * 12);
  const profileIds = all.filter((id) => (id & 255n) === 7n);
  await enter(world, scenarioId, { profileIds });
  // A trigger plays the part of a row that cannot be written.
  await pool.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.profile_id = ${profileIds[5]} AND NEW.kind <> 'failed' AND NEW.kind <> 'entered' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$`);
  await pool.query("CREATE TRIGGER refuse BEFORE INSERT ON task_event FOR EACH ROW EXECUTE FUNCTION refuse()");
  const counters = makeEngineCounters();
  const quiet = () => undefined;
  const deps = {
    ...{ pool, clock, counters, sizer: new BatchSizer() },
    batch: { scenarios: new ScenarioCache(getImplementation), random: () => 0.5 },
    log: { info: quiet, warn: quiet, error: quiet },
  };
  for (let round = 0; round < 30; round += 1) {
    await workOnce(deps, { shard: 7, lane: 0 });
    clock.advance(1_000);
  }
  await pool.query("DROP TRIGGER refuse ON task_event");
  const tasks = await taskOf(scenarioId);
  expect(tasks.filter((task) => task.status === "ended")).toHaveLength(profileIds.length - 1);
  expect(tasks.filter((task) => task.status === "failed")).toHaveLength(1);
  expect(counters.bisects).toBeGreaterThan(2);
});

test("the numbers are what the events say: entered = left + failed + removed + inside", async () => {
  const pause = { mode: "duration", days: 1, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
  const graph = graphOf(
    [node(1, "condition", isParis), node(2, "pause", pause), exit(3)],
    "0.next>1",
    "1.yes>2",
    "1.no>3",
    "2.next>3",
  );
  const scenarioId = await addScenario(world, graph);
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 30, { _city: "Paris" }) });
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 20) });
  await drain(world);
  const { rows } = await pool.query(
    `SELECT s.node_id, sum(entered)::int AS entered, sum("left")::int AS "left", sum(failed)::int AS failed,
       coalesce((SELECT sum(inside)::int FROM node_live l WHERE l.scenario_id = $1 AND l.node_id = s.node_id), 0) AS inside
     FROM node_stat s WHERE scenario_id = $1 AND node_id >= 0 GROUP BY node_id ORDER BY node_id`,
    [scenarioId],
  );
  expect(rows).toEqual([
    { node_id: 0, entered: 50, left: 50, failed: 0, inside: 0 },
    { node_id: 1, entered: 50, left: 50, failed: 0, inside: 0 },
    { node_id: 2, entered: 30, left: 0, failed: 0, inside: 30 },
    { node_id: 3, entered: 20, left: 20, failed: 0, inside: 0 },
  ]);
  const events = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM task_event WHERE scenario_id = $1 AND kind = 'exited'",
    [scenarioId],
  );
  expect(events.rows[0]?.n).toBe(20);
});
