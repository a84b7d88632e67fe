import { beforeEach, expect, test } from "vitest";
import { type BackgroundDeps, runTurn } from "@/lib/jobs/background/run-turn.server";
import { makeJobHandlers } from "@/lib/services/background-jobs/make-job-handlers.server";
import { type ApiAnswer, startApiServer } from "@/lib/testing/api-server";
import { type ApiWorld, makeApiWorld, makeRunningScenario } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";

const database = await testDatabase();
const { pool, prisma } = database;
const { call } = await startApiServer();
let world: ApiWorld;
beforeEach(async () => {
  await pool.query("DELETE FROM background_job");
  world = await makeApiWorld(database);
});

const errors: unknown[] = [];
const note = (facts: object) => void errors.push(facts);
const deps: BackgroundDeps = {
  pool,
  clock: { now: () => new Date(Date.now() + 1_000) },
  log: { info: note, warn: note, error: note },
  handlers: makeJobHandlers(pool),
};
const runAll = async () => {
  while (await runTurn(deps));
};
const importAll = async (data: readonly Record<string, unknown>[]) =>
  call("profiles/import_batch", { token: world.token, db_id: world.databaseId, data });
const getTask = (answer: ApiAnswer) => call("tasks/get", { token: world.token, task_id: answer["task_id"] });
const resultOf = (answer: ApiAnswer): unknown[] => Object.values(answer["result"] ?? {});
const number: unknown = expect.any(Number);

test("starts of many are done part by part, in the bulk lane, and each item is told", async () => {
  const people = Array.from({ length: 1_100 }, (_, n) => ({ email: `p${n}@x.com` }));
  await importAll(people.filter((_, n) => n !== 700));
  const data = people.map((one, n) => (n === 1 ? { ...one, content: { own: true } } : one));
  const body = { token: world.token, id: world.scenarioId, data, content: { own: false } };
  const asked = await call("workflows/start_batch_task", body);
  expect(asked).toMatchObject({ error: 0, task_id: number });
  expect(await getTask(asked)).toMatchObject({ state: "running", done: 0, total: 1_100, failed: 0 });
  await runTurn(deps);
  expect(await getTask(asked)).toMatchObject({ state: "running", done: 500, failed: 0 });
  await runAll();
  const over = await getTask(asked);
  expect(over).toMatchObject({ state: "done", done: 1_100, failed: 1 });
  const result = resultOf(over);
  expect(result).toHaveLength(1_100);
  expect(result[700]).toMatchObject({ error: 404 });
  expect(result[1_099]).toMatchObject({ error: 0, pass_id: number });
  const { rows } = await pool.query<{ lane: number; own: boolean }>(
    "SELECT lane, (apicontent::jsonb ->> 'own')::boolean AS own FROM task WHERE scenario_id = $1",
    [world.scenarioId],
  );
  expect([rows.length, rows.filter(({ own }) => own).length]).toEqual([1_099, 1]);
  expect(rows.filter(({ lane }) => lane === 0)).toEqual([]);
  expect(errors).toEqual([]);
});

test("letters of many are queued in the background, who is not subscribed gets none", async () => {
  const subscriptions = [{ channel: "email", resource_id: world.resourceId }];
  await importAll([{ email: "ann@x.com", subscriptions }, { email: "bob@x.com" }]);
  const data = [{ email: "ann@x.com" }, { email: "bob@x.com" }, { email: "nobody@x.com" }];
  const body = { token: world.token, trigger_id: world.mailingId, data };
  const asked = await call("campaigns/triggers/start_batch_task", body, { format: "xml" });
  expect(await prisma.message.count({ where: { mailingId: world.mailingId } })).toBe(0);
  await runAll();
  const over = await call("tasks/get", { token: world.token, task_id: Number(asked["task_id"]) });
  expect(over).toMatchObject({ state: "done", done: 3, failed: 1 });
  expect(resultOf(over)).toMatchObject([
    { error: 0, status: "queued" },
    { error: 0, status: "not_sent", reason: "not_subscribed" },
    { error: 404 },
  ]);
});

test("a scenario that does not run is refused at once; one stopped meanwhile refuses what is left, item by item", async () => {
  const people = Array.from({ length: 600 }, (_, n) => ({ email: `p${n}@x.com` }));
  await importAll(people);
  const { accountId, databaseId, token } = world;
  const still = await makeRunningScenario(database, { accountId, databaseId, name: "Still", isActive: false });
  expect(await call("workflows/start_batch_task", { token, id: still, data: people })).toMatchObject({ error: 409 });
  expect(await call("workflows/start_batch_task", { token, id: 999_999, data: people })).toMatchObject({ error: 404 });
  expect(await prisma.backgroundJob.count()).toBe(0);
  const asked = await call("workflows/start_batch_task", { token, id: world.scenarioId, data: people });
  await runTurn(deps);
  await prisma.scenario.update({ where: { id: world.scenarioId }, data: { isActive: false } });
  await pool.query("UPDATE scenario_control SET state = 'stopped' WHERE scenario_id = $1", [world.scenarioId]);
  await runAll();
  const over = await getTask(asked);
  expect(over).toMatchObject({ state: "done", done: 600, failed: 100 });
  expect(resultOf(over).at(-1)).toMatchObject({ error: 409 });
});

test("the same key makes one task", async () => {
  await importAll([{ email: "ann@x.com" }]);
  const body = { token: world.token, id: world.scenarioId, data: [{ email: "ann@x.com" }] };
  const headers = { "idempotency-key": "once" };
  const [one, two] = [
    await call("workflows/start_batch_task", body, { headers }),
    await call("workflows/start_batch_task", body, { headers }),
  ];
  expect(two["task_id"]).toBe(one["task_id"]);
  expect(await prisma.backgroundJob.count()).toBe(1);
});
