import { beforeEach, expect, test } from "vitest";
import { deleteOldRecords } from "@/lib/db/queries/housekeeping/delete-old-records.server";
import { type BackgroundDeps, runTurn } from "@/lib/jobs/background/run-turn.server";
import { makeJobHandlers } from "@/lib/services/background-jobs/make-job-handlers.server";
import { type ApiAnswer, startApiServer } from "@/lib/testing/api-server";
import { type ApiWorld, makeApiToken, makeApiWorld, makeRunningScenario } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";

const database = await testDatabase();
const { pool, prisma } = database;
const { call } = await startApiServer();
let world: ApiWorld;
let db: { token: string; db_id: number };
beforeEach(async () => {
  await pool.query("DELETE FROM background_job");
  world = await makeApiWorld(database);
  db = { token: world.token, db_id: world.databaseId };
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
const readTasks = async () => {
  const { rows } = await pool.query<{ pass_id: string; apicontent: unknown; lane: number }>(
    "SELECT pass_id::text, apicontent::jsonb, lane FROM task WHERE scenario_id = $1 ORDER BY pass_id",
    [world.scenarioId],
  );
  return rows;
};
const countProfiles = async () => prisma.profile.count({ where: { databaseId: world.databaseId } });
const number: unknown = expect.any(Number);
const begins = (text: string): unknown => expect.stringMatching(new RegExp(`^${text.replaceAll(".", "\\.")} `));
const itemsOf = (answer: ApiAnswer, member = "data"): unknown => answer[member];

test("a batch does what is right and names what is wrong, in order", async () => {
  const data = [
    { email: "Ann@x.com", points: 1 },
    { email: "not an address" },
    { email: "ann@x.com", points: { action: "incr", value: 2 } },
    { email: "bob@x.com", unknown: 1 },
    { email: "cid@x.com" },
  ];
  const answer = await call("profiles/import_batch", { ...db, data });
  expect(answer.error).toBe(0);
  expect(itemsOf(answer)).toMatchObject([
    { error: 0, created: true },
    { error: 400, error_text: begins("data.1.email") },
    { error: 0, created: false },
    { error: 400, error_text: "data.3.unknown is not a field of the database." },
    { error: 0, created: true },
  ]);
  expect(await call("profiles/get", { ...db, email: "ann@x.com" })).toMatchObject({ data: { points: 3 } });
  expect(await countProfiles()).toBe(2);
});

test("in a batch the value to search by stands in the item, also one that is no field", async () => {
  const first = await call("profiles/import", { ...db, data: { email: "ann@x.com", crm_id: 7 } });
  const rule = { matching: "custom", field_name: "crm_id" };
  const byField = await call("profiles/import_batch", { ...db, ...rule, data: [{ crm_id: 7, points: 1 }] });
  expect(itemsOf(byField)).toMatchObject([{ created: false, profile_id: first["profile_id"] }]);
  const item = { profile_id: first["profile_id"], points: 2 };
  const byId = await call("profiles/import_batch", { ...db, matching: "profile_id", data: [item] });
  expect(itemsOf(byId)).toMatchObject([{ error: 0, created: false, profile_id: first["profile_id"] }]);
});

test("import and start: the profile is made, written and put into the scenario at once", async () => {
  const data = { email: "ann@x.com", points: 5 };
  const content = { order: 17 };
  const answer = await call("workflows/import_and_start", { ...db, workflow_id: world.scenarioId, data, content });
  expect(answer).toMatchObject({ error: 0, created: true });
  const [task] = await readTasks();
  expect(task).toMatchObject({ pass_id: String(answer["pass_id"]), apicontent: content, lane: 0 });
});

test("a scenario that does not run, or is about another database, leaves no profile behind", async () => {
  const data = { email: "ann@x.com" };
  const stopped = await makeRunningScenario(database, { ...world, name: "Stopped", isActive: false });
  const other = await makeApiWorld(database);
  const elsewhere = await prisma.database.create({ data: { accountId: world.accountId, name: "Others" } });
  const wrong = { token: world.token, db_id: elsewhere.id };
  const answers = await Promise.all([
    call("workflows/import_and_start", { ...db, id: stopped, data }),
    call("workflows/import_and_start", { ...db, workflow_id: other.scenarioId, data }),
    call("workflows/import_and_start", { ...wrong, workflow_id: world.scenarioId, data }),
  ]);
  expect(answers.map(({ httpStatus, error_text }) => [httpStatus, error_text])).toEqual([
    [409, `id: Scenario #${stopped} "Stopped" is inactive. Activate it and try again.`],
    [404, `workflow_id: There is no scenario #${other.scenarioId}.`],
    [400, `workflow_id: The scenario #${world.scenarioId} is about another database than db_id.`],
  ]);
  expect([await countProfiles(), await prisma.profile.count({ where: { databaseId: elsewhere.id } })]).toEqual([0, 0]);
});

test("a token that may only start, or only import, may not do both", async () => {
  for (const scope of ["data.edit", "scenarios.start"]) {
    const token = await makeApiToken(prisma, world.accountId, [scope]);
    const body = { ...db, token, workflow_id: world.scenarioId, data: { email: "ann@x.com" } };
    expect(await call("workflows/import_and_start", body)).toMatchObject({ httpStatus: 403 });
  }
  expect(await countProfiles()).toBe(0);
});

test("of a batch that starts, each profile brings its own content, or takes that of all", async () => {
  const data = [{ email: "ann@x.com", content: { n: 1 } }, { email: "no" }, { email: "bob@x.com" }];
  const body = { ...db, workflow_id: world.scenarioId, content: { n: 0 }, data };
  const answer = await call("workflows/import_and_start_batch", body);
  expect(itemsOf(answer)).toMatchObject([
    { error: 0, created: true, pass_id: number },
    { error: 400 },
    { error: 0, created: true, pass_id: number },
  ]);
  expect((await readTasks()).map(({ apicontent }) => apicontent)).toEqual([{ n: 1 }, { n: 0 }]);
});

test("a trigger mailing goes to the profile that is imported for it", async () => {
  const data = { email: "ann@x.com", subscriptions: [{ channel: "email", resource_id: world.resourceId }] };
  const answer = await call("campaigns/triggers/import_and_start", { ...db, trigger_id: world.mailingId, data });
  expect(answer).toMatchObject({ error: 0, created: true, status: "queued" });
});

test("a task answers at once, is done part by part, and tells of each item", async () => {
  const data = Array.from({ length: 1_100 }, (_, n) => ({ email: n === 700 ? "no" : `p${n}@x.com` }));
  const asked = await call("workflows/import_and_start_batch_task", { ...db, id: world.scenarioId, data });
  expect(asked).toMatchObject({ error: 0, task_id: number });
  const task = { token: world.token, task_id: asked["task_id"] };
  expect(await call("tasks/get", task)).toMatchObject({ state: "running", done: 0, total: 1_100, failed: 0 });
  expect(await runTurn(deps)).toBe(true);
  const midway = await call("tasks/get", task);
  expect(midway).toMatchObject({ state: "running", done: 500, failed: 0 });
  expect(midway).not.toHaveProperty("result");
  await runAll();
  const over = await call("tasks/get", task);
  expect(over).toMatchObject({ state: "done", done: 1_100, failed: 1 });
  const result = Object.values(itemsOf(over, "result") ?? {});
  expect(result).toHaveLength(1_100);
  expect(result[700]).toMatchObject({ error: 400, error_text: begins("data.700.email") });
  expect(result[1_099]).toMatchObject({ error: 0, created: true, pass_id: number });
  const tasks = await readTasks();
  expect(tasks).toHaveLength(1_099);
  // Bulk work delays nobody's single start.
  expect(new Set(tasks.map(({ lane }) => lane > 0))).toEqual(new Set([true]));
  expect(errors).toEqual([]);
});

test("several engines at once do each part once", async () => {
  const data = Array.from({ length: 2_000 }, (_, n) => ({
    email: `p${n}@x.com`,
    points: { action: "incr", value: 1 },
  }));
  const asked = await Promise.all([1, 2].map(() => call("profiles/import_batch_task", { ...db, data })));
  await Promise.all([runAll(), runAll(), runAll()]);
  await runAll();
  for (const { task_id } of asked) {
    expect(await call("tasks/get", { token: world.token, task_id })).toMatchObject({ state: "done", done: 2_000 });
  }
  const { rows } = await pool.query("SELECT DISTINCT fields->>'points' AS points FROM profile WHERE database_id = $1", [
    world.databaseId,
  ]);
  expect([await countProfiles(), rows]).toEqual([2_000, [{ points: "2" }]]);
});

test("a chunk that is cut off leaves nothing, and is done by whoever comes next", async () => {
  const data = Array.from({ length: 600 }, (_, n) => ({ email: `p${n}@x.com` }));
  const { task_id } = await call("profiles/import_batch_task", { ...db, data });
  let cuts = 0;
  const cutting: BackgroundDeps = {
    ...deps,
    handlers: {
      import_batch: async (client, job) => {
        const step = await makeJobHandlers(pool)["import_batch"]?.(client, job);
        cuts += 1;
        if (cuts === 1 || !step) throw Object.assign(new Error("cut"), { code: "57P01" });
        return step;
      },
    },
  };
  await expect(runTurn(cutting)).rejects.toThrow("cut");
  expect(await countProfiles()).toBe(0);
  // It lets others go first for a moment.
  expect(await runTurn(cutting)).toBe(false);
  const later = { ...cutting, clock: { now: () => new Date(Date.now() + 60_000) } };
  while (await runTurn(later));
  expect(await call("tasks/get", { token: world.token, task_id })).toMatchObject({
    state: "done",
    done: 600,
    failed: 0,
  });
  expect(await countProfiles()).toBe(600);
});

test("a scenario that is stopped meanwhile refuses the rest, each by itself", async () => {
  const data = Array.from({ length: 600 }, (_, n) => ({ email: `p${n}@x.com` }));
  const { task_id } = await call("workflows/import_and_start_batch_task", { ...db, id: world.scenarioId, data });
  await runTurn(deps);
  await prisma.scenario.update({ where: { id: world.scenarioId }, data: { isActive: false } });
  await pool.query("UPDATE scenario_control SET state = 'stopped' WHERE scenario_id = $1", [world.scenarioId]);
  await runAll();
  const over = await call("tasks/get", { token: world.token, task_id });
  expect(over).toMatchObject({ state: "done", done: 600, failed: 100 });
  expect(Object.values(itemsOf(over, "result") ?? {}).at(-1)).toMatchObject({ error: 409 });
  expect(await countProfiles()).toBe(500);
});

test("a task of another account is none; after a day its result is forgotten", async () => {
  const { task_id } = await call("profiles/import_batch_task", { ...db, data: [{ email: "ann@x.com" }] });
  const other = await makeApiWorld(database);
  expect(await call("tasks/get", { token: other.token, task_id })).toMatchObject({
    httpStatus: 404,
    error_text: `task_id: There is no task #${String(task_id)}.`,
  });
  await runAll();
  const hours = (n: number) => new Date(Date.now() + n * 3_600_000);
  await deleteOldRecords(pool, hours(23));
  expect(await call("tasks/get", { token: world.token, task_id })).toMatchObject({ result: [{ error: 0 }] });
  await deleteOldRecords(pool, hours(25));
  const forgotten = await call("tasks/get", { token: world.token, task_id });
  expect(forgotten).toMatchObject({ state: "done", done: 1 });
  expect(forgotten).not.toHaveProperty("result");
});
