import { beforeEach, expect, test } from "vitest";
import { inBatch } from "@/lib/engine/batch/in-batch.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { removeTasks } from "@/lib/engine/control/remove-tasks.server";
import { stopScenario } from "@/lib/engine/control/stop-scenario.server";
import type { EffectResult } from "@/lib/engine/effects/effect-job";
import { settleEffects } from "@/lib/engine/effects/settle-effects.server";
import { takeEffects } from "@/lib/engine/effects/take-effects.server";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const deps = { scenarios: new ScenarioCache(getImplementation), random: () => 0.5 };
let world: EngineWorld;
beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
});

const CALL = {
  ...{ method: "POST", url: "http://x.example/", headers: [], contentType: "json", body: "", timeoutSeconds: 5 },
  ...{ retries: 0, success: [{ from: 200, to: 299 }], mapping: [] },
};
const exit = (id: number) => node(id, "exit", { reason: "" });
const graph = graphOf([node(1, "http-call", CALL), exit(2), exit(3)], "0.next>1", "1.success>2", "1.error>3");

async function begin(reentry: "skip" | "restart" = "skip") {
  const scenarioId = await addScenario(world, graph, { reentry });
  const profileIds = await addProfiles(world, 1);
  await enter(world, scenarioId, { profileIds });
  await drain(world);
  return { scenarioId, profileIds, shard: Number((profileIds[0] ?? 0n) & 255n), accountId: world.accountId };
}

function take(shard: number, lease: string) {
  const now = clock.now();
  const until = new Date(now.getTime() + 15_000);
  return inTransaction(pool, (client) => takeEffects(client, { shard, lane: 0, now, limit: 10, until, lease }));
}

async function takeOne(shard: number, lease: string) {
  const [job] = (await take(shard, lease)).jobs;
  if (!job) throw new Error("nothing to take");
  return job;
}

function settle(shard: number, job: EffectResult["job"], output = "success") {
  const answer = { outcome: { kind: "exit" as const, output }, response: null, sent: null };
  const results: EffectResult[] = [{ job, log: null, message: null, next: { kind: "done", answer } }];
  return inBatch(pool, (client, quotas) =>
    settleEffects(client, { ...deps, quotas }, { shard, now: clock.now(), results }),
  );
}

async function stateOf(scenarioId: number) {
  const { rows } = await pool.query<{ status: string; node_id: number }>(
    "SELECT status, node_id FROM task WHERE scenario_id = $1",
    [scenarioId],
  );
  return rows.map((row) => `${row.status} ${row.node_id}`);
}

test("an answer whose lease was lost changes nothing; the new holder's answer counts once", async () => {
  const { scenarioId, shard } = await begin();
  const late = await takeOne(shard, "a");
  clock.advance(16_000);
  const current = await takeOne(shard, "b");
  expect(current.id).toBe(late.id);
  expect(await settle(shard, late, "error")).toMatchObject({ fenced: 1 });
  expect(await stateOf(scenarioId)).toEqual(["effect 1"]);
  await settle(shard, current);
  expect(await stateOf(scenarioId)).toEqual(["ended 2"]);
  expect(await settle(shard, current)).toMatchObject({ fenced: 1 });
});

test("an answer for a removed profile changes nothing", async () => {
  const { scenarioId, shard, accountId } = await begin();
  const job = await takeOne(shard, "a");
  await removeTasks(pool, { accountId, scenarioId, nodeId: null, reason: "test" }, world);
  await settleOperations(pool, world);
  await settle(shard, job);
  expect(await stateOf(scenarioId)).toEqual(["ended 1"]);
});

test("an answer for a pass that was started again changes nothing of the new pass", async () => {
  const { scenarioId, profileIds, shard } = await begin("restart");
  const job = await takeOne(shard, "a");
  await enter(world, scenarioId, { profileIds });
  await drain(world);
  await settle(shard, job);
  expect(await stateOf(scenarioId)).toEqual(["effect 1"]);
});

test("a call whose pass is over is not made", async () => {
  const { scenarioId, shard, accountId } = await begin();
  await removeTasks(pool, { accountId, scenarioId, nodeId: null, reason: "test" }, world);
  await settleOperations(pool, world);
  expect(await take(shard, "a")).toMatchObject({ jobs: [], dropped: 1 });
});

test("an answer that comes while the scenario is frozen is kept until it is activated", async () => {
  const { scenarioId, shard, accountId } = await begin();
  const job = await takeOne(shard, "a");
  await stopScenario(pool, { accountId, scenarioId, keepProfiles: true }, world);
  await settleOperations(pool, world);
  await settle(shard, job);
  expect(await stateOf(scenarioId)).toEqual(["effect 1"]);
  clock.advance(60_000);
  expect(await take(shard, "b")).toMatchObject({ jobs: [], results: [] });
  await activateScenario(pool, { accountId, scenarioId }, world);
  await settleOperations(pool, world);
  const { results, jobs } = await take(shard, "c");
  expect(jobs).toEqual([]);
  await inBatch(pool, (client, quotas) =>
    settleEffects(client, { ...deps, quotas }, { shard, now: clock.now(), results }),
  );
  expect(await stateOf(scenarioId)).toEqual(["ended 2"]);
});

test("a call that is put aside while the scenario is frozen is made when it is activated, however late its engine writes", async () => {
  const { scenarioId, shard, accountId } = await begin();
  await stopScenario(pool, { accountId, scenarioId, keepProfiles: true }, world);
  const { results } = await take(shard, "a");
  await activateScenario(pool, { accountId, scenarioId }, world);
  await inBatch(pool, (client, quotas) =>
    settleEffects(client, { ...deps, quotas }, { shard, now: clock.now(), results }),
  );
  expect((await take(shard, "b")).jobs).toHaveLength(1);
});

test("a call that was put aside is made also where the freeze ended before it reached its task", async () => {
  const { scenarioId, shard, accountId } = await begin();
  // As far as a freeze of many came: every shard knows, no task is moved.
  await pool.query("UPDATE scenario SET is_active = false WHERE id = $1", [scenarioId]);
  await pool.query("UPDATE scenario_control SET state = 'frozen' WHERE scenario_id = $1", [scenarioId]);
  expect(await take(shard, "a")).toMatchObject({ jobs: [], claimed: 1 });
  await activateScenario(pool, { accountId, scenarioId }, world);
  expect((await take(shard, "b")).jobs).toHaveLength(1);
});
