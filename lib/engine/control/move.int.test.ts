import { beforeEach, expect, test } from "vitest";
import { beginOperation } from "@/lib/engine/control/begin-operation.server";
import { movePass } from "@/lib/engine/control/move-pass.server";
import { moveTasks } from "@/lib/engine/control/move-tasks.server";
import { runOperation } from "@/lib/engine/control/run-operation.server";
import { stopScenario } from "@/lib/engine/control/stop-scenario.server";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { getBulkLane } from "@/lib/engine/task-row";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
let world: EngineWorld;
beforeEach(async () => {
  clock.set("2026-03-02T10:00:00Z");
  world = await makeEngineWorld(pool, clock);
});

const PAUSE = { mode: "duration", days: 1, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
const HOUR_MS = 3_600_000;
/** Two pauses; who comes through the second one begins the first anew. */
const graph = graphOf([node(1, "pause", PAUSE), node(2, "pause", PAUSE)], "0.next>1", "1.next>2", "2.next>1");

async function populate(count: number) {
  const scenarioId = await addScenario(world, graph);
  const profileIds = await addProfiles(world, count);
  await enter(world, scenarioId, { profileIds });
  await drain(world);
  return { accountId: world.accountId, scenarioId, profileIds };
}

/** Moves, and waits for what an engine would do in the background. */
async function move(scenarioId: number, nodeId: number, { to, total }: { to: number; total: number }) {
  const { operationId } = await moveTasks(pool, { accountId: world.accountId, scenarioId, nodeId, to, total }, world);
  await runOperation(pool, operationId, world);
  return operationId;
}

type Standing = { node: number; status: string; ver: number; lane: number; n: number; wakeAt: Date | null };

async function standing(scenarioId: number): Promise<Standing[]> {
  const { rows } = await pool.query<Standing>(
    `SELECT node_id AS node, status, ver, lane, count(*)::int AS n, max(wake_at) AS "wakeAt" FROM task WHERE scenario_id = $1
     GROUP BY 1, 2, 3, 4 ORDER BY 1, 3`,
    [scenarioId],
  );
  return rows;
}

async function inside(scenarioId: number) {
  const { rows } = await pool.query<{ node: number; n: number }>(
    `SELECT node_id AS node, sum(inside)::int AS n FROM node_live WHERE scenario_id = $1 GROUP BY 1 HAVING sum(inside) <> 0 ORDER BY 1`,
    [scenarioId],
  );
  return rows;
}

test("all who stand in an element go on at another, their waits begin anew and the numbers follow", async () => {
  const { accountId, scenarioId } = await populate(700);
  clock.advance(HOUR_MS);
  const operationId = await move(scenarioId, 1, { to: 2, total: 700 });
  const lane = getBulkLane(accountId);
  expect(await standing(scenarioId)).toEqual([{ node: 2, status: "ready", ver: 2, lane, n: 700, wakeAt: clock.now() }]);
  expect(await inside(scenarioId)).toEqual([{ node: 2, n: 700 }]);
  await drain(world);
  expect(await standing(scenarioId)).toMatchObject([
    { node: 2, status: "waiting", wakeAt: new Date("2026-03-03T11:00:00Z") },
  ]);
  const { rows } = await pool.query("SELECT done, total, state FROM engine_operation WHERE id = $1", [operationId]);
  expect(rows).toEqual([{ done: 700, total: 700, state: "done" }]);
});

test("cut off in the middle it goes on, and who comes back to the element meanwhile is not moved again", async () => {
  const { accountId, scenarioId } = await populate(300);
  const args = { nodeId: 1, to: 2, before: new Date(clock.now().getTime() + 1).toISOString() };
  const id = await inTransaction(pool, (client) =>
    beginOperation(client, { accountId, scenarioId, kind: "move", args }, clock.now()),
  );
  let asked = 0;
  await runOperation(pool, id, { clock, isTimeUp: () => (asked += 1) > 60 });
  const [left] = await standing(scenarioId);
  expect(left).toMatchObject({ node: 1, status: "waiting" });
  // Those who were moved come round to the first pause again; the others, whose wait is over, go to the second.
  clock.advance(25 * HOUR_MS);
  await drain(world);
  clock.advance(25 * HOUR_MS);
  await drain(world);
  const before = await standing(scenarioId);
  expect(await runOperation(pool, id, world)).toBe(true);
  expect(await standing(scenarioId)).toEqual(before);
});

test("frozen profiles are moved too, and stay frozen until the scenario is activated", async () => {
  const { accountId, scenarioId } = await populate(20);
  await stopScenario(pool, { accountId, scenarioId, keepProfiles: true }, world);
  await settleOperations(pool, world);
  await move(scenarioId, 1, { to: 2, total: 20 });
  expect(await standing(scenarioId)).toMatchObject([{ node: 2, lane: 100, n: 20 }]);
  expect(await drain(world)).toBe(0);
  await activateScenario(pool, { accountId, scenarioId }, world);
  await settleOperations(pool, world);
  await drain(world);
  expect(await standing(scenarioId)).toMatchObject([{ node: 2, status: "waiting", n: 20 }]);
});

test("one pass is moved, and the others stay; one that is gone is not", async () => {
  const { scenarioId, profileIds } = await populate(3);
  const [profileId = 0n] = profileIds;
  const { rows } = await pool.query<{ passId: bigint }>(
    `SELECT pass_id AS "passId" FROM task WHERE scenario_id = $1 AND profile_id = $2`,
    [scenarioId, profileId],
  );
  const passId = rows[0]?.passId ?? 0n;
  expect(await movePass(pool, { profileId, scenarioId, passId, to: 2 }, world)).toBe(true);
  expect(await movePass(pool, { profileId, scenarioId, passId: passId + 1_000_000n, to: 2 }, world)).toBe(false);
  expect(await inside(scenarioId)).toEqual([
    { node: 1, n: 2 },
    { node: 2, n: 1 },
  ]);
});

test("who was never walked is counted as entered when moved, so that nothing goes below zero", async () => {
  const scenarioId = await addScenario(world, graph);
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 4) });
  await move(scenarioId, 0, { to: 2, total: 4 });
  expect(await inside(scenarioId)).toEqual([{ node: 2, n: 4 }]);
});
