import { beforeEach, expect, test } from "vitest";
import { retryPass } from "@/lib/engine/control/retry-pass.server";
import { retryTasks } from "@/lib/engine/control/retry-tasks.server";
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

const holds = { condition: { kind: "field", field: "email", is: "is_set" } };
const exit = (id: number) => node(id, "exit", { reason: "" });
/** An element whose settings are not valid: every pass fails there. */
const broken = (id: number) => node(id, "condition", {});
const graph = graphOf([broken(1), exit(2), exit(3)], "0.next>1", "1.yes>2", "1.no>3");

async function makeFailed(count: number) {
  const scenarioId = await addScenario(world, graph);
  const profileIds = await addProfiles(world, count, { email: "a@b.test" });
  const results = await enter(world, scenarioId, { profileIds });
  await drain(world);
  clock.advance(1_000);
  const passes = profileIds.map((profileId, index) => {
    const result = results[index];
    return { profileId, passId: result?.status === "entered" ? result.passId : 0n };
  });
  return { scenarioId, passes };
}

async function repair(scenarioId: number): Promise<void> {
  await pool.query(
    "UPDATE scenario_version SET graph = jsonb_set(graph, '{nodes,1,settings}', $2) WHERE scenario_id = $1",
    [scenarioId, JSON.stringify(holds)],
  );
}

async function statesOf(scenarioId: number): Promise<string[]> {
  const { rows } = await pool.query<{ state: string }>(
    "SELECT DISTINCT status || ' ' || node_id AS state FROM task WHERE scenario_id = $1 ORDER BY 1",
    [scenarioId],
  );
  return rows.map(({ state }) => state);
}

async function historyOf(passId: bigint): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    "SELECT concat_ws(' ', kind, node_id, output) AS line FROM task_event WHERE pass_id = $1 ORDER BY seq",
    [passId],
  );
  return rows.map(({ line }) => line);
}

const countInside = async (scenarioId: number) =>
  (
    await pool.query("SELECT 1 FROM node_live WHERE scenario_id = $1 GROUP BY node_id HAVING sum(inside) <> 0", [
      scenarioId,
    ])
  ).rows.length;

test("one failed pass runs its element again, and the others stay", async () => {
  const { scenarioId, passes } = await makeFailed(2);
  await repair(scenarioId);
  const [pass = { profileId: 0n, passId: 0n }] = passes;
  expect(await retryPass(pool, { ...pass, scenarioId, skips: null }, world)).toBe("gone_on");
  await drain(world);
  expect(await statesOf(scenarioId)).toEqual(["ended 2", "failed 1"]);
  expect(await historyOf(pass.passId)).toEqual([
    "entered 0",
    "left 0 next",
    "failed 1",
    "retried 1",
    "left 1 yes",
    "exited 2",
  ]);
  expect(await retryPass(pool, { ...pass, scenarioId, skips: null }, world)).toBeNull();
});

test("all failed passes run again, each once, also when they fail again", async () => {
  const { scenarioId, passes } = await makeFailed(40);
  const input = { accountId: world.accountId, scenarioId, nodeId: null, skips: null };
  await retryTasks(pool, input, world);
  await settleOperations(pool, world);
  await drain(world);
  clock.advance(1_000);
  expect(await statesOf(scenarioId)).toEqual(["failed 1"]);
  for (const { passId } of passes)
    expect((await historyOf(passId)).filter((line) => line === "retried 1")).toHaveLength(1);
  await repair(scenarioId);
  await retryTasks(pool, input, world);
  await settleOperations(pool, world);
  await drain(world);
  expect(await statesOf(scenarioId)).toEqual(["ended 2"]);
  expect(await countInside(scenarioId)).toBe(0);
});

test("a pass that skips an element without outputs, as a jump, ends there; one alone and all of them", async () => {
  const jump = (id: number, scenarioId: number) => node(id, "jump", { scenarioId, passApicontent: true });
  const target = await addScenario(world, graph);
  await stopScenario(pool, { accountId: world.accountId, scenarioId: target, keepProfiles: false }, world);
  const scenarioId = await addScenario(world, graphOf([jump(1, target)], "0.next>1"));
  const profileIds = await addProfiles(world, 3, { email: "a@b.test" });
  const entered = await enter(world, scenarioId, { profileIds });
  await drain(world);
  expect(await statesOf(scenarioId)).toEqual(["failed 1"]);
  clock.advance(1_000);
  const passes = entered.map((result) => (result.status === "entered" ? result.passId : 0n));
  const one = { profileId: profileIds[0] ?? 0n, passId: passes[0] ?? 0n, scenarioId, skips: [] };
  expect(await retryPass(pool, one, world)).toBe("ended");
  expect(await historyOf(one.passId)).toEqual(["entered 0", "left 0 next", "failed 1", "retried 1", "exited 1"]);
  await retryTasks(pool, { accountId: world.accountId, scenarioId, nodeId: null, skips: [] }, world);
  await settleOperations(pool, world);
  await drain(world);
  expect(await statesOf(scenarioId)).toEqual(["ended 1"]);
  expect(await countInside(scenarioId)).toBe(0);
});

test("a pass that skips its element leaves as if the work was done; an open end is the end", async () => {
  const { scenarioId, passes } = await makeFailed(3);
  const input = { accountId: world.accountId, scenarioId, nodeId: 1 };
  await retryTasks(pool, { ...input, skips: [{ nodeId: 1, output: "yes", to: 2 }] }, world);
  await settleOperations(pool, world);
  await drain(world);
  expect(await statesOf(scenarioId)).toEqual(["ended 2"]);
  expect((await historyOf(passes[0]?.passId ?? 0n)).slice(2)).toEqual([
    "failed 1",
    "retried 1",
    "left 1 yes",
    "exited 2",
  ]);
  const open = await makeFailed(1);
  await retryTasks(
    pool,
    { ...input, scenarioId: open.scenarioId, skips: [{ nodeId: 1, output: "yes", to: null }] },
    world,
  );
  await settleOperations(pool, world);
  expect((await historyOf(open.passes[0]?.passId ?? 0n)).slice(2)).toEqual([
    "failed 1",
    "retried 1",
    "left 1 yes",
    "exited 1",
  ]);
  expect(await countInside(scenarioId)).toBe(0);
  expect(await countInside(open.scenarioId)).toBe(0);
});

test("another element's failures stay, and an inactive scenario lets nobody go on", async () => {
  const { scenarioId, passes } = await makeFailed(2);
  const input = { accountId: world.accountId, scenarioId, skips: null };
  await retryTasks(pool, { ...input, nodeId: 3 }, world);
  await settleOperations(pool, world);
  expect(await statesOf(scenarioId)).toEqual(["failed 1"]);
  await stopScenario(pool, { accountId: world.accountId, scenarioId, keepProfiles: true }, world);
  await settleOperations(pool, world);
  await repair(scenarioId);
  await retryTasks(pool, { ...input, nodeId: null }, world);
  await settleOperations(pool, world);
  const [pass = { profileId: 0n, passId: 0n }] = passes;
  expect(await retryPass(pool, { ...pass, scenarioId, skips: null }, world)).toBeNull();
  await drain(world);
  expect(await statesOf(scenarioId)).toEqual(["failed 1"]);
});
