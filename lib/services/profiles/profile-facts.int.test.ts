import { beforeEach, expect, test } from "vitest";
import { startApiServer } from "@/lib/testing/api-server";
import { makeApiWorld } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";

const database = await testDatabase();
const { pool } = database;
const { call } = await startApiServer();
const { token, databaseId, resourceId, scenarioId } = await makeApiWorld(database);
const db = { token, db_id: databaseId };

beforeEach(() => pool.query("DELETE FROM event_inbox"));

/** As a save and an activation of elements that want these do. */
async function listenFor(kinds: string[], { active = true } = {}) {
  await pool.query("UPDATE scenario SET listens = $2, is_active = $3 WHERE id = $1", [scenarioId, kinds, active]);
}

async function inbox() {
  const { rows } = await pool.query<{ detail: unknown; hops: number; starts: boolean }>(
    "SELECT detail, hops, starts FROM event_inbox ORDER BY id",
  );
  return rows;
}

const importAnn = (data: object, more: object = {}, headers = {}) =>
  call("profiles/import", { ...db, email: "ann@x.com", data, ...more }, { headers });

test("an import is told to those who listen: what it made and what it changed, each subscription for itself", async () => {
  await listenFor(["profile_changed", "subscription_changed"]);
  const subscribe = (status: string, more: object = {}) => ({
    subscriptions: [{ channel: "email", resource_id: resourceId, status, ...more }],
  });
  await importAnn({ points: 1, ...subscribe("subscribed") });
  await importAnn({ points: 2, note: "x", ...subscribe("unsubscribed") });
  await importAnn({ points: 2, ...subscribe("unsubscribed") });
  // Nobody listens for a new priority.
  await importAnn({ points: 2, ...subscribe("unsubscribed", { priority: 3 }) });
  const subscription = { kind: "subscription_changed", resourceId, channel: "email", address: "ann@x.com" };
  expect((await inbox()).map(({ detail }) => detail)).toEqual([
    {
      ...{ kind: "profile_changed", how: "api", created: true },
      fields: { email: { from: null, to: "ann@x.com" }, points: { from: null, to: 1 } },
    },
    { ...subscription, from: null, to: "subscribed" },
    {
      ...{ kind: "profile_changed", how: "api", created: false },
      fields: { points: { from: 1, to: 2 }, note: { from: null, to: "x" } },
    },
    { ...subscription, from: "subscribed", to: "unsubscribed" },
  ]);
});

test("nothing is written where nobody listens: another kind, an inactive scenario, another database", async () => {
  await listenFor(["event"]);
  await importAnn({ points: 10 });
  await listenFor(["profile_changed"], { active: false });
  await importAnn({ points: 11 });
  await listenFor(["profile_changed"]);
  const other = await makeApiWorld(database);
  await call("profiles/import", { token: other.token, db_id: other.databaseId, data: { email: "b@x.com" } });
  expect(await inbox()).toEqual([]);
});

test("an import carries on the count of scenarios that started each other, and skip_triggers lets it start none", async () => {
  await listenFor(["profile_changed"]);
  await importAnn({ points: 20 }, { skip_triggers: true }, { "x-cuelight-hops": "3" });
  expect(await inbox()).toMatchObject([{ hops: 3, starts: false }]);
});

test("an import that is refused tells nothing", async () => {
  await listenFor(["profile_changed"]);
  expect(await importAnn({ points: "many" })).toMatchObject({ error: 400 });
  expect(await inbox()).toEqual([]);
});
