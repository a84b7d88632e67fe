import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { makePool } from "@/lib/db/pool.server";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { removeTasks } from "@/lib/engine/control/remove-tasks.server";
import { stopScenario } from "@/lib/engine/control/stop-scenario.server";
import type { EnterResult } from "@/lib/engine/enter-scenario.server";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { FROZEN_LANE } from "@/lib/engine/task-row";
import { auditScenarios } from "@/lib/testing/engine-audit";
import { isChaosFull, makeRandom, readChaosSize } from "@/lib/testing/engine-chaos";
import { startTestEngine } from "@/lib/testing/engine-process";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const NOTHING_KILLED = { kills: 0, profiles: 0 };
const { pool, url } = await testDatabase();
const clock = { now: () => new Date() };
const { seed } = readChaosSize(NOTHING_KILLED, NOTHING_KILLED);
/** As many processes enter at once, each over connections of its own, while two engines walk. */
const pools = [1, 2, 3].map((n) => makePool({ url, max: 6, name: `caller ${n}` }));
const engines = [await startTestEngine({ url }), await startTestEngine({ url })];
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.stop()));
  await Promise.all(pools.map((one) => one.end()));
});

const PROFILES = 4;
const CALLS_EACH = isChaosFull() ? 200 : 60;
const CONTROLS = 1;
const LATER_MS = 20;

const PAUSE = { mode: "duration", days: 1, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };
const isFast = { kind: "apicontent", path: "fast", is: "equal", value: true };
const graph = graphOf(
  [node(1, "condition", { condition: isFast }), node(2, "pause", PAUSE), node(3, "exit", { reason: "" })],
  ...["0.next>1", "1.yes>3", "1.no>2", "2.next>3"],
);

const INSIDE = "SELECT 1 FROM task WHERE scenario_id = $1 AND status <> 'ended'";

type Entered = { profileId: bigint; result: EnterResult };

async function race(reentry: ReentryMode) {
  const random = makeRandom(seed);
  const world = await makeEngineWorld(pool, clock);
  const scenarioId = await addScenario(world, graph, { reentry });
  const target = { accountId: world.accountId, scenarioId };
  const profileIds = await addProfiles(world, PROFILES);
  let isControlled = false;
  const callFrom = async (caller: (typeof pools)[number]): Promise<Entered[]> => {
    const entered: Entered[] = [];
    const callers = Array.from({ length: 6 }, async () => {
      for (let calls = 0; calls < CALLS_EACH / 6 || !isControlled; calls += 1) {
        // Until the last stop somebody keeps coming, but no crowd.
        if (calls >= CALLS_EACH / 6) await delay(LATER_MS);
        const chosen = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
          return profileIds[Math.floor(random() * PROFILES)] ?? 0n;
        });
        const options = { profileIds: chosen, apicontent: { fast: random() < 0.7 } };
        const results = await enter({ ...world, pool: caller }, scenarioId, options);
        for (const [n, result] of results.entries()) entered.push({ profileId: chosen[n] ?? 0n, result });
      }
    });
    await Promise.all(callers);
    return entered;
  };
  const control = async () => {
    for (let changes = 0; changes < CONTROLS; changes += 1) {
      await removeTasks(pool, { ...target, nodeId: null, reason: "race" }, world);
      await stopScenario(pool, { ...target, keepProfiles: true }, world);
      await activateScenario(pool, target, world);
      await stopScenario(pool, { ...target, keepProfiles: false }, world);
      await settleOperations(pool, world);
      const { rows } = await pool.query(INSIDE, [scenarioId]);
      // Who entered at the last moment was seen by the stop as well.
      expect(rows).toEqual([]);
      await activateScenario(pool, target, world);
    }
    isControlled = true;
  };
  const [entered] = await Promise.all([Promise.all(pools.map(callFrom)), control()]);
  await removeTasks(pool, { ...target, nodeId: null, reason: "the end" }, world);
  await settleOperations(pool, world);
  expect((await pool.query(INSIDE, [scenarioId])).rows).toEqual([]);
  return { scenarioId, profileIds, entered: entered.flat() };
}

async function readPasses(scenarioId: number): Promise<bigint[]> {
  const { rows } = await pool.query<{ pass_id: bigint }>(
    "SELECT pass_id FROM task_event WHERE scenario_id = $1 AND kind = 'entered' ORDER BY pass_id",
    [scenarioId],
  );
  return rows.map((row) => row.pass_id);
}

test.each<ReentryMode>(["skip_in_any_case", "skip", "restart", "parallel"])(
  `%s holds against exits, removals, freezes and stops: each accepted entry is one pass with an end (seed ${seed})`,
  async (reentry) => {
    const { scenarioId, profileIds, entered } = await race(reentry);
    const accepted = entered.flatMap(({ result }) => (result.status === "entered" ? [result.passId] : []));
    const byId = (a: bigint, b: bigint) => (a < b ? -1 : 1);
    expect(await readPasses(scenarioId)).toEqual([...accepted].sort(byId));
    expect(await auditScenarios(pool, [scenarioId])).toEqual([]);
    const skipped = entered.filter(({ result }) => result.status === "skipped").length;
    expect(skipped > 0).toBe(reentry === "skip" || reentry === "skip_in_any_case");
    expect(entered.some(({ result }) => result.status === "refused")).toBe(true);
    const once = profileIds.map((id) =>
      entered.filter((one) => one.profileId === id && one.result.status === "entered"),
    );
    if (reentry === "skip_in_any_case") expect(once.map((list) => list.length)).toEqual(profileIds.map(() => 1));
    else expect(Math.min(...once.map((list) => list.length))).toBeGreaterThan(1);
  },
);

test.each([
  ["stop", "takes that profile out too", { keepProfiles: false, ends: [] }],
  ["freeze", "keeps that profile where it stands", { keepProfiles: true, ends: [{ lane: FROZEN_LANE, node_id: 0 }] }],
])("a %s waits for an entry that is not committed yet, and %s", async (_kind, _what, { keepProfiles, ends }) => {
  const world = await makeEngineWorld(pool, clock);
  const scenarioId = await addScenario(world, graph);
  const [profileId = 0n] = await addProfiles(world, 1);
  const { accountId, databaseId } = world;
  const item = { profileId, scenarioId, accountId, databaseId, apicontent: {}, hops: 0, lane: 0 };
  const client = await pool.connect();
  await client.query("BEGIN");
  expect(await enterScenario(client, { now: clock.now(), items: [item] })).toMatchObject([{ status: "entered" }]);
  let hasReturned = false;
  const stopped = stopScenario(pool, { accountId, scenarioId, keepProfiles }, world).finally(
    () => (hasReturned = true),
  );
  await waitUntil("the stop waits", async () => {
    const { rows } = await pool.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%scenario_control%'",
    );
    return rows.length > 0 || hasReturned;
  });
  const hasWaited = !hasReturned;
  await client.query("COMMIT");
  client.release();
  expect(hasWaited).toBe(true);
  await stopped;
  await settleOperations(pool, world);
  const inside = "SELECT lane, node_id FROM task WHERE scenario_id = $1 AND status <> 'ended'";
  expect((await pool.query(inside, [scenarioId])).rows).toEqual(ends);
});
