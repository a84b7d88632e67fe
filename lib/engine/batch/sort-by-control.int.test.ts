import { beforeEach, expect, test } from "vitest";
import { inBatch } from "@/lib/engine/batch/in-batch.server";
import { runDueBatch } from "@/lib/engine/batch/run-due-batch.server";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const scenarios = new ScenarioCache(getImplementation);
let world: EngineWorld;
beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
  await pool.query("INSERT INTO field (database_id, name, type) VALUES ($1, 'code', 'string')", [world.databaseId]);
});

const update = (value: string) => node(1, "update-profile", { updates: [{ field: "code", action: "set", value }] });
const writing = (value: string) =>
  graphOf([update(value), node(2, "exit", { reason: "" })], "0.next>1", "1.next>2", "1.error>2");
const reading = graphOf([node(2, "exit", { reason: "" })], "0.next>2");

function runBatch(profileId: bigint) {
  const claim = { shard: Number(profileId & 255n), lane: 0, now: clock.now(), limit: 10 };
  return inBatch(pool, (client, quotas) => runDueBatch(client, { scenarios, random: () => 0.5, quotas }, claim));
}

async function readKeys() {
  const { rows } = await pool.query<{ value: string }>("SELECT value FROM profile_key WHERE database_id = $1", [
    world.databaseId,
  ]);
  return rows.map(({ value }) => value);
}

test("who changes profiles waits while the fields of the database are being changed, and nobody else; then the new ones hold", async () => {
  const [first = 0n, second = 0n] = await addProfiles(world, 2);
  const [changing, silent] = [await addScenario(world, writing("A7")), await addScenario(world, reading)];
  // From here on the scenario and the fields it had are known to this process.
  await enter(world, changing, { profileIds: [first] });
  expect(await runBatch(first)).toMatchObject({ claimed: 1, unsettled: 0 });
  expect(await readKeys()).toEqual([]);
  const change = await pool.connect();
  await change.query("BEGIN");
  await change.query("SELECT 1 FROM database WHERE id = $1 FOR UPDATE", [world.databaseId]);
  await enter(world, changing, { profileIds: [second] });
  await enter(world, silent, { profileIds: [second] });
  expect(await runBatch(second)).toMatchObject({ claimed: 2, unsettled: 1, thrown: 0 });
  await change.query("UPDATE field SET is_key = true WHERE database_id = $1 AND name = 'code'", [world.databaseId]);
  await change.query("COMMIT");
  change.release();
  expect(await runBatch(second)).toMatchObject({ claimed: 1, unsettled: 0 });
  expect(await readKeys()).toEqual(["A7"]);
});

test("a change of the fields waits for a batch that changes profiles", async () => {
  const [profileId = 0n] = await addProfiles(world, 1);
  await enter(world, await addScenario(world, writing("A7")), { profileIds: [profileId] });
  const claim = { shard: Number(profileId & 255n), lane: 0, now: clock.now(), limit: 10 };
  const refused = await inBatch(pool, async (client, quotas) => {
    await runDueBatch(client, { scenarios, random: () => 0.5, quotas }, claim);
    return pool
      .query("SELECT 1 FROM database WHERE id = $1 FOR UPDATE NOWAIT", [world.databaseId])
      .catch((error: unknown) => error);
  });
  expect(refused).toMatchObject({ code: "55P03" });
});
