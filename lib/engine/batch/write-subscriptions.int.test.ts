import { beforeEach, expect, test } from "vitest";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
let world: EngineWorld;
let resourceId: number;
beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO resource (account_id, name, channels, updated_at) VALUES ($1, 'News', '{email}', now()) RETURNING id",
    [world.accountId],
  );
  resourceId = rows[0]?.id ?? 0;
});

const change = (id: number, status: string) =>
  node(id, "change-subscription", { resourceId, channel: "email", status });
const exit = (id: number) => node(id, "exit", { reason: "" });

async function subscriptionsOf(profileId: bigint): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT concat_ws(' ', address, status, priority) AS line FROM subscription
     WHERE profile_id = $1 AND resource_id = $2 ORDER BY address`,
    [profileId, resourceId],
  );
  return rows.map(({ line }) => line);
}

async function historyOf(profileId: bigint) {
  const { rows } = await pool.query<{ kind: string; source: string; detail: object }>(
    "SELECT kind, source, detail FROM profile_event WHERE profile_id = $1 ORDER BY id",
    [profileId],
  );
  return rows;
}

async function run(scenarioId: number, profileIds: bigint[]): Promise<void> {
  await enter(world, scenarioId, { profileIds });
  await drain(world);
}

test("a profile without a subscription gets one with its own address, which it can be found by", async () => {
  const scenarioId = await addScenario(world, graphOf([change(1, "unconfirmed"), exit(2)], "0.next>1", "1.next>2"));
  const [profileId = 0n] = await addProfiles(world, 1, { email: "ann@x.test" });
  await run(scenarioId, [profileId]);
  expect(await subscriptionsOf(profileId)).toEqual(["ann@x.test unconfirmed 0"]);
  const keys = await pool.query(
    "SELECT 1 FROM profile_key WHERE field = 'sub:email' AND value = 'ann@x.test' AND profile_id = $1",
    [profileId],
  );
  expect(keys.rows).toHaveLength(1);
  const detail = { resourceId, channel: "email", address: "ann@x.test", from: null, to: "unconfirmed", priority: 0 };
  expect(await historyOf(profileId)).toEqual([
    { kind: "subscription_added", source: `scenario:${scenarioId}`, detail },
  ]);
});

test("all its subscriptions to the resource change, and those to another one stay", async () => {
  const [profileId = 0n] = await addProfiles(world, 1, { email: "ann@x.test" });
  await pool.query(
    `INSERT INTO subscription (shard, profile_id, resource_id, channel, address, database_id, status, priority, created_at, updated_at)
     SELECT $1::bigint & 255, $1, r, 'email', a, $3, 'subscribed', 2, now(), now()
     FROM (VALUES ($2::int, 'a@x.test'), ($2, 'b@x.test'), ($2 + 1000, 'a@x.test')) AS v(r, a)`,
    [profileId, resourceId, world.databaseId],
  );
  const scenarioId = await addScenario(world, graphOf([change(1, "unsubscribed"), exit(2)], "0.next>1", "1.next>2"));
  await run(scenarioId, [profileId]);
  expect(await subscriptionsOf(profileId)).toEqual(["a@x.test unsubscribed 2", "b@x.test unsubscribed 2"]);
  const other = await pool.query("SELECT status FROM subscription WHERE resource_id = $1", [resourceId + 1000]);
  expect(other.rows).toEqual([{ status: "subscribed" }]);
  expect(await historyOf(profileId)).toHaveLength(2);
});

test("the next element sees the change, and what was changed twice is written as it is in the end", async () => {
  const isSubscribed = { kind: "subscription", resourceId, channel: "email", has: true, statuses: ["subscribed"] };
  const graph = graphOf(
    [
      change(1, "unconfirmed"),
      change(2, "subscribed"),
      node(3, "condition", { condition: isSubscribed }),
      exit(4),
      exit(5),
    ],
    "0.next>1",
    "1.next>2",
    "2.next>3",
    "3.yes>4",
    "3.no>5",
  );
  const scenarioId = await addScenario(world, graph);
  const [profileId = 0n] = await addProfiles(world, 1, { email: "ann@x.test" });
  await run(scenarioId, [profileId]);
  expect(await subscriptionsOf(profileId)).toEqual(["ann@x.test subscribed 0"]);
  const { rows } = await pool.query("SELECT node_id FROM task WHERE scenario_id = $1", [scenarioId]);
  expect(rows).toEqual([{ node_id: 4 }]);
  expect((await historyOf(profileId)).map(({ kind }) => kind)).toEqual(["subscription_added", "subscription_changed"]);
});

test("without an address, or with nothing to end, nothing changes, and the pass says why", async () => {
  const [nameless = 0n] = await addProfiles(world, 1);
  const [stranger = 0n] = await addProfiles(world, 1, { email: "ann@x.test" });
  await run(await addScenario(world, graphOf([change(1, "subscribed"), exit(2)], "0.next>1", "1.next>2")), [nameless]);
  await run(await addScenario(world, graphOf([change(1, "unsubscribed"), exit(2)], "0.next>1", "1.next>2")), [
    stranger,
  ]);
  const { rows } = await pool.query<{ detail: object }>(
    "SELECT detail FROM task_event WHERE profile_id = ANY($1) AND kind = 'left' AND node_id = 1 ORDER BY profile_id",
    [[nameless, stranger]],
  );
  expect(rows.map(({ detail }) => detail)).toEqual([
    { changed: 0, reason: "no_address" },
    { changed: 0, reason: "not_subscribed" },
  ]);
  expect(await subscriptionsOf(stranger)).toEqual([]);
});
