import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { inBatch } from "@/lib/engine/batch/in-batch.server";
import { runDueBatch } from "@/lib/engine/batch/run-due-batch.server";
import { getQuarter } from "@/lib/engine/batch/statistics";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { addNodeStat } from "@/lib/engine/sql/add-statistics.server";
import { claimLiveTasks } from "@/lib/engine/sql/claim-live-tasks.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const PAUSE = { mode: "duration", days: 1, hours: 0, minutes: 0, date: "", weekdays: [], time: "", zone: "account" };

async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await pool.query(
    "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
  );
  return rows.length > 0;
}

test("a batch whose jump waits for a task holds no numbers meanwhile: whoever has the task may write them, and nobody is refused", async () => {
  const world = await makeEngineWorld(pool, clock);
  const target = await addScenario(world, graphOf([node(1, "pause", PAUSE)], "0.next>1"), { reentry: "restart" });
  const jump = { scenarioId: target, passApicontent: false };
  const scenarioId = await addScenario(world, graphOf([node(1, "jump", jump)], "0.next>1"));
  const leaving = await addScenario(world, graphOf([node(1, "exit", { reason: "" })], "0.next>1"));
  const profileIds = await addProfiles(world, 1);
  const [profileId = 0n] = profileIds;
  const shard = Number(profileId & 255n);
  await enter(world, target, { profileIds });
  await drain(world);
  // Who is through at once is written before the jump is made; its numbers must not be.
  await enter(world, leaving, { profileIds });
  await enter(world, scenarioId, { profileIds });
  const deps = { scenarios: new ScenarioCache(getImplementation), random: () => 0.5 };
  const now = clock.now();
  let runs = 0;
  let batch: Promise<unknown> | undefined;
  await inTransaction(pool, async (client) => {
    await claimLiveTasks(client, [{ shard, profileId, scenarioId: target }]);
    batch = inBatch(pool, (own, quotas) => {
      runs += 1;
      return runDueBatch(own, { ...deps, quotas }, { shard, lane: 0, now, limit: 10 });
    });
    await waitUntil("the batch waits for the task", isSomebodyWaiting);
    const passed = { entered: 1, left: 1, failed: 0, insideMs: 0 };
    await addNodeStat(client, { shard, quarter: getQuarter(now) }, [
      { scenarioId: leaving, nodeId: 0, output: "next", ...passed },
    ]);
  });
  expect(await batch).toMatchObject({ claimed: 2 });
  // A batch that two wait crosswise in is refused and begun again.
  expect(runs).toBe(1);
});
