import { beforeEach, expect, test } from "vitest";
import { inBatch } from "@/lib/engine/batch/in-batch.server";
import { QuotaLedger } from "@/lib/engine/batch/quota-ledger.server";
import { runDueBatch } from "@/lib/engine/batch/run-due-batch.server";
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
  clock.set("2026-03-02T10:00:00Z");
  world = await makeEngineWorld(pool, clock);
});

const exit = (id: number) => node(id, "exit", { reason: "" });

const makeScenario = (limit: number, period = "day") =>
  addScenario(
    world,
    graphOf([node(1, "limit", { limit, period }), exit(2), exit(3)], "0.next>1", "1.passed>2", "1.over>3"),
    { reentry: "parallel" },
  );

async function countAt(scenarioId: number): Promise<{ passed: number; over: number }> {
  const { rows } = await pool.query<{ passed: number; over: number }>(
    `SELECT count(*) FILTER (WHERE node_id = 2)::int AS passed, count(*) FILTER (WHERE node_id = 3)::int AS over
     FROM task WHERE scenario_id = $1 AND status = 'ended'`,
    [scenarioId],
  );
  return rows[0] ?? { passed: -1, over: -1 };
}

test("of 1,000 profiles in many batches at once exactly as many pass as may", async () => {
  const scenarioId = await makeScenario(137);
  await enter(world, scenarioId, { profileIds: await addProfiles(world, 1_000) });
  await Promise.all(Array.from({ length: 6 }, () => drain(world, { limit: 2 })));
  expect(await countAt(scenarioId)).toEqual({ passed: 137, over: 863 });
});

test("of 300 takers at the same moment no two get the same place", async () => {
  const key = { scenarioId: await makeScenario(1), nodeId: 1, periodStart: clock.now() };
  const taken = await Promise.all(
    Array.from({ length: 300 }, () => new QuotaLedger(pool).take(key, { count: 2, limit: 501 })),
  );
  expect(taken.reduce((sum, granted) => sum + granted, 0)).toBe(501);
});

test("in the next period as many pass again; in all means for ever", async () => {
  const daily = await makeScenario(3);
  const ever = await makeScenario(3, "ever");
  const profileIds = await addProfiles(world, 5);
  for (const day of ["2026-03-02T23:59:00Z", "2026-03-03T00:00:00Z"]) {
    clock.set(day);
    await enter(world, daily, { profileIds });
    await enter(world, ever, { profileIds });
    await drain(world);
  }
  expect(await countAt(daily)).toEqual({ passed: 6, over: 4 });
  expect(await countAt(ever)).toEqual({ passed: 3, over: 7 });
});

test("a batch that is rolled back gives its places back", async () => {
  const scenarioId = await makeScenario(2);
  const profileIds = await addProfiles(world, 4);
  await enter(world, scenarioId, { profileIds });
  const deps = { scenarios: new ScenarioCache(getImplementation), random: () => 0.5 };
  for (const profileId of profileIds) {
    const claim = { shard: Number(profileId & 255n), lane: 0, now: clock.now(), limit: 10 };
    const lost = inBatch(pool, async (client, quotas) => {
      await runDueBatch(client, { ...deps, quotas }, claim);
      throw new Error("the engine stumbles");
    });
    await expect(lost).rejects.toThrow("the engine stumbles");
  }
  await drain(world);
  expect(await countAt(scenarioId)).toEqual({ passed: 2, over: 2 });
});

test("a limit that is lowered below what has passed lets nobody pass, and counts on when it is raised", async () => {
  const scenarioId = await makeScenario(3);
  const change = async (limit: number) => {
    await pool.query(
      "UPDATE scenario_version SET graph = jsonb_set(graph, '{nodes,1,settings,limit}', to_jsonb($2::int)) WHERE scenario_id = $1",
      [scenarioId, limit],
    );
  };
  const run = async () => {
    await enter(world, scenarioId, { profileIds: await addProfiles(world, 3) });
    await drain(world);
    return (await countAt(scenarioId)).passed;
  };
  expect(await run()).toBe(3);
  await change(1);
  expect(await run()).toBe(3);
  await change(5);
  expect(await run()).toBe(5);
});
