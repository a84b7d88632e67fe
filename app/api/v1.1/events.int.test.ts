import { beforeAll, expect, test } from "vitest";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { startApiServer } from "@/lib/testing/api-server";
import { makeApiWorld } from "@/lib/testing/api-world";
import { addScenario, graphOf, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const database = await testDatabase();
const { pool } = database;
const { call } = await startApiServer();
const api = await makeApiWorld(database);
const { token, databaseId } = api;
const world = { pool, clock: fakeClock(new Date()), accountId: api.accountId, databaseId };
const db = { token, db_id: databaseId };

const condition = { kind: "apicontent", path: "total", is: "greater", value: 10 };
const graph = graphOf(
  [node(2, "event-trigger", { event: "paid", condition }), node(1, "exit", { reason: "" })],
  ...["0.next>1", "2.next>1"],
);
let scenarioId = 0;
beforeAll(async () => {
  await call("profiles/import", { ...db, data: { email: "ann@x.com" } });
  scenarioId = await addScenario(world, graph, { active: false, reentry: "parallel" });
});

async function contents() {
  const { rows } = await pool.query<{ node_id: number; apicontent: unknown }>(
    "SELECT node_id, apicontent FROM task WHERE scenario_id = $1 ORDER BY pass_id",
    [scenarioId],
  );
  return rows;
}

const send = (content: object, headers = {}) =>
  call("events/send", { ...db, email: "ann@x.com", event: "paid", content }, { headers });

test("an event nobody listens for stays in the profile's history", async () => {
  expect(await send({ total: 99 })).toMatchObject({ error: 0, woken: 0, started: 0 });
  expect(await contents()).toEqual([]);
  const { rows } = await pool.query("SELECT source, detail FROM profile_event WHERE kind = 'event'");
  expect(rows).toMatchObject([{ detail: { name: "paid", content: { total: 99 } } }]);
});

test("from the activation on an event that fits starts the scenario at its trigger, and the answer says so", async () => {
  await activateScenario(pool, { accountId: world.accountId, scenarioId }, world);
  expect(await send({ total: 5 })).toMatchObject({ error: 0, started: 0 });
  const answer = await send({ total: 50 });
  expect(answer).toMatchObject({ error: 0, woken: 0, started: 1 });
  expect(String(answer["profile_id"])).toMatch(/^[0-9a-f]{24}$/);
  expect(await contents()).toEqual([{ node_id: 2, apicontent: { total: 50 } }]);
});

test("the same idempotency key starts nothing again", async () => {
  const before = (await contents()).length;
  const first = await send({ total: 60 }, { "idempotency-key": "once" });
  const second = await send({ total: 60 }, { "idempotency-key": "once" });
  expect([first["started"], second["started"]]).toEqual([1, 1]);
  expect(await contents()).toHaveLength(before + 1);
});

test("an event names its profile and itself, or is refused with the parameter", async () => {
  expect(await call("events/send", { ...db, email: "ann@x.com" })).toMatchObject({ error: 400 });
  expect(await call("events/send", { ...db, email: "ann@x.com", event: " " })).toMatchObject({
    error: 400,
    error_text: "event must not be empty.",
  });
  expect(await call("events/send", { ...db, email: "no@x.com", event: "paid" })).toMatchObject({ error: 404 });
  const missing = await call("events/send", { token, db_id: 999, email: "ann@x.com", event: "paid" });
  expect(missing).toMatchObject({ error: 404 });
  expect(missing.error_text).toContain("db_id");
});
