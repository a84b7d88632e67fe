import { setTimeout as delay } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { stopScenario } from "@/lib/engine/control/stop-scenario.server";
import { auditScenarios } from "@/lib/testing/engine-audit";
import { makeRandom, readChaosSize } from "@/lib/testing/engine-chaos";
import { engineChildren } from "@/lib/testing/engine-child";
import { startHttpSink } from "@/lib/testing/engine-sink";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool } = await testDatabase();
const startEngineChild = await engineChildren();
const world = await makeEngineWorld(pool, { now: () => new Date() });
const size = readChaosSize({ kills: 5, profiles: 300 }, { kills: 50, profiles: 2000 });
const WORK_MS_MAX = 200;
const ANSWER_MS_MAX = 30;
/** Longer than a freeze takes: these answers come when it has returned. */
const SLOW_MS = 2_000;
const SLOW_EACH = 5;

let under = 0;
const sink = await startHttpSink(({ path }) => {
  under += 1;
  const n = Number(path.slice(1));
  const delayMs = n % SLOW_EACH === 0 ? SLOW_MS : (n * 7) % ANSWER_MS_MAX;
  setTimeout(() => (under -= 1), delayMs + 1);
  return { status: 200, body: '{"id":1}', delayMs };
});
afterAll(() => sink.close());

/** Everybody calls, counts, and calls again, for ever. */
function makeCircle() {
  const call = {
    ...{ method: "GET", url: `${sink.url}/{apicontent.n}`, headers: [], contentType: "json", body: "" },
    ...{ timeoutSeconds: 5, retries: 5, success: [{ from: 200, to: 299 }], mapping: [] },
  };
  const visit = { field: "visits", action: "incr", value: "1" };
  return graphOf(
    [node(1, "http-call", call), node(2, "update-profile", { updates: [visit] }), node(3, "exit", { reason: "" })],
    ...["0.next>1", "1.success>2", "1.error>3", "2.next>1", "2.error>3"],
  );
}

/** All that steps leave behind: a step that is committed changes it. */
async function readTraces(scenarioId: number): Promise<string> {
  const { rows } = await pool.query<{ traces: string }>(
    `SELECT concat_ws(' ', sum(ver), sum(seq), (SELECT count(*) FROM task_event WHERE scenario_id = $1),
       (SELECT sum((fields ->> 'visits')::int) FROM profile WHERE database_id = $2)) AS traces
     FROM task WHERE scenario_id = $1`,
    [scenarioId, world.databaseId],
  );
  return rows[0]?.traces ?? "";
}

async function countEffects(scenarioId: number, condition: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM effect WHERE scenario_id = $1 AND ${condition}`,
    [scenarioId],
  );
  return rows[0]?.n ?? 0;
}

test(
  `a freeze lets no step commit after it returned, while two engines run at full load; activated, everybody goes on (seed ${size.seed})`,
  async () => {
    const random = makeRandom(size.seed);
    await pool.query("INSERT INTO field (database_id, name, type) VALUES ($1, 'visits', 'integer')", [
      world.databaseId,
    ]);
    const scenarioId = await addScenario(world, makeCircle());
    const target = { accountId: world.accountId, scenarioId };
    const profileIds = await addProfiles(world, size.profiles, { visits: 0 });
    for (const [n, profileId] of profileIds.entries()) {
      await enter(world, scenarioId, { profileIds: [profileId], apicontent: { n } });
    }
    const environment = { ALLOW_PRIVATE_TARGETS: "127.0.0.0/8", CUELIGHT_HOST_CALLS_PER_SECOND: "0" };
    const engines = await Promise.all([startEngineChild(environment), startEngineChild(environment)]);
    for (let freezes = 0; freezes < size.kills; freezes += 1) {
      const goal = sink.calls.length + size.profiles / 2;
      await waitUntil("both engines are at work", () => sink.calls.length >= goal, size.deadlineMs);
      await delay(random() * WORK_MS_MAX);
      await stopScenario(pool, { ...target, keepProfiles: true }, world);
      const frozen = await readTraces(scenarioId);
      // Calls that were under way end, and what they were answered is kept.
      await waitUntil("no call is under way or held", async () => {
        // Looked at all the while: where steps go on, calls would never end.
        expect(await readTraces(scenarioId)).toBe(frozen);
        return under === 0 && (await countEffects(scenarioId, "lease IS NOT NULL")) === 0;
      });
      expect(await readTraces(scenarioId)).toBe(frozen);
      await activateScenario(pool, target, world);
    }
    await stopScenario(pool, { ...target, keepProfiles: false }, world);
    const isOver = async () =>
      (await pool.query("SELECT 1 FROM task WHERE scenario_id = $1 AND status <> 'ended'", [scenarioId])).rows
        .length === 0;
    await waitUntil("everybody is out", isOver, size.deadlineMs);
    for (const engine of engines) engine.send("SIGTERM");
    expect(await Promise.all(engines.map(({ ended }) => ended))).toEqual([0, 0]);
    const faults = await auditScenarios(pool, [scenarioId]);
    // Calls of those who were taken out are dropped when somebody takes them up.
    expect(faults.filter((fault) => !fault.includes("effects are left"))).toEqual([]);
  },
  size.testMs,
);
