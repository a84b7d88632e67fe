import { expect, test } from "vitest";
import { startApiServer } from "@/lib/testing/api-server";
import { makeApiToken, makeApiWorld, makeRunningScenario } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";

const database = await testDatabase();
const { pool, prisma } = database;
const { call } = await startApiServer();
const world = await makeApiWorld(database);
const { token, databaseId, resourceId, scenarioId, mailingId } = world;
const db = { token, db_id: databaseId };

test("profiles/import creates, then updates; profiles/get reads it back", async () => {
  const data = {
    email: "Ann@x.com",
    phones: ["33612345678"],
    _fname: "Ann",
    points: "5",
    subscriptions: [{ channel: "email", resource_id: resourceId, status: 0, priority: 2 }],
  };
  const created = await call("profiles/import", { ...db, data });
  expect(created).toMatchObject({ error: 0, created: true });
  const change = { points: { action: "incr", value: 2 }, _fname: null };
  const updated = await call("profiles/import", { ...db, email: "ann@x.com", data: change });
  expect(updated).toMatchObject({ error: 0, created: false, profile_id: created["profile_id"] });
  const got = await call("profiles/get", { ...db, matching: "phone", phone: "+33612345678" });
  expect(got["data"]).toMatchObject({
    _id: created["profile_id"],
    db_id: databaseId,
    email: "ann@x.com",
    phones: ["+33612345678"],
    points: 7,
    subscriptions: [
      { resource_id: resourceId, channel: "email", email: "ann@x.com", status: "subscribed", priority: 2 },
    ],
  });
});

test("in XML a profile's fields are read by their own types, lists of one too", async () => {
  const data = { email: "xml@x.com", points: 5, phones: ["+33612345670"] };
  expect(await call("profiles/import", { ...db, data }, { format: "xml" })).toMatchObject({ error: 0 });
  const got = await call("profiles/get", { ...db, email: "xml@x.com" });
  expect(got["data"]).toMatchObject({ points: 5, phones: ["+33612345670"] });
});

test("a profile that the search makes has the value it was searched by", async () => {
  const by = { matching: "custom", field_name: "crm_id", field_value: "42" };
  const first = await call("profiles/import", { ...db, ...by, data: { points: 1 } });
  const second = await call("profiles/import", { ...db, ...by, data: { points: 2 } });
  expect([first["created"], second["created"]]).toEqual([true, false]);
  const got = await call("profiles/get", { ...db, ...by });
  expect(got["data"]).toMatchObject({ crm_id: 42, points: 2 });
});

test("fields and parameters of other platforms are accepted and named", async () => {
  const data = { email: "b@x.com", _browser: "Firefox", _postal_code: 75001 };
  const answer = await call("profiles/import", {
    ...db,
    detect_geo: true,
    resource_id: 1,
    skip_triggers: true,
    data,
  });
  expect(answer).toMatchObject({ error: 0, created: true });
  const warnings = JSON.stringify(answer["warnings"]);
  for (const name of ["detect_geo", "resource_id", "data._browser"]) expect(warnings).toContain(name);
  expect(warnings).not.toContain("skip_triggers");
});

test("a phone number may be a number, also where the search takes it from the fields", async () => {
  const body = { ...db, matching: "phone", data: { phones: [33612345699] } };
  const created = await call("profiles/import", body);
  expect(created).toMatchObject({ error: 0, created: true });
  expect(await call("profiles/import", body)).toMatchObject({ created: false, profile_id: created["profile_id"] });
});

test("members of a subscription on other platforms are accepted and named", async () => {
  const subscription = { channel: "email", resource_id: resourceId, cc_data: {}, phone: "+33612345678" };
  const answer = await call("profiles/import", { ...db, data: { email: "e@x.com", subscriptions: [subscription] } });
  expect(answer).toMatchObject({ error: 0, created: true });
  expect(answer["warnings"]).toEqual([
    "data.subscriptions: cc_data is accepted but has no effect.",
    "data.subscriptions: phone is accepted but has no effect.",
  ]);
});

test("a subscription that cannot be made refuses the import, or is left out and named", async () => {
  const data = { email: "c@x.com", subscriptions: [{ channel: "sms", resource_id: resourceId }] };
  const refused = await call("profiles/import", { ...db, data });
  expect(refused).toMatchObject({ httpStatus: 400, error: 400 });
  expect(refused.error_text).toBe('data.subscriptions.0.channel must be one of the channels of "News": email.');
  const skipped = await call("profiles/import", { ...db, skip_invalid_subscriptions: true, data });
  expect(skipped).toMatchObject({ error: 0, created: true });
  expect(JSON.stringify(skipped["warnings"])).toContain("data.subscriptions.0.channel");
});

test("databases/list pages by number and knows its account only", async () => {
  await makeApiWorld(database);
  await prisma.database.create({ data: { accountId: world.accountId, name: "Managers" } });
  const first = await call("databases/list", { token, limit: 1 });
  expect(first).toMatchObject({ error: 0, total: 2 });
  expect(first["data"]).toEqual([expect.objectContaining({ id: databaseId, name: "Leads", email_unique: true })]);
  const second = await call("databases/list", { token, limit: 1, from_id: first["next_from_id"] });
  expect(second["data"]).toEqual([expect.objectContaining({ name: "Managers" })]);
  expect(second["next_from_id"]).toBeNull();
});

test("workflows/list and get describe scenarios in the API's words, without the trash", async () => {
  const tag = await prisma.tag.create({ data: { accountId: world.accountId, name: "welcome" } });
  await prisma.scenario.update({ where: { id: scenarioId }, data: { tagIds: [tag.id] } });
  const trashed = await makeRunningScenario(database, { ...world, name: "Old", isActive: false });
  await prisma.scenario.update({ where: { id: trashed }, data: { trashedAt: new Date() } });
  const other = await makeRunningScenario(database, { ...world, name: "Other", reentry: "skip", isActive: false });
  const described = {
    id: scenarioId,
    name: "Onboarding",
    list_id: databaseId,
    is_active: true,
    mode: "parallel",
    ui_tags: ["welcome"],
    groups: [],
    nodes: [
      { id: 0, type: "default-capture", title: "" },
      { id: 1, type: "exit", title: "" },
    ],
  };
  const list = await call("workflows/list", { token });
  expect(list).toMatchObject({ error: 0, total: 2, next_from_id: null });
  expect(list["data"]).toEqual([described, expect.objectContaining({ id: other, mode: "skip", is_active: false })]);
  expect((await call("workflows/list", { token, ui_tags: ["welcome"] }))["data"]).toEqual([described]);
  expect((await call("workflows/list", { token, ui_tags: ["none"] }))["data"]).toEqual([]);
  expect((await call("workflows/get", { token, id: scenarioId }))["data"]).toEqual(described);
  expect(await call("workflows/get", { token, id: trashed })).toMatchObject({ httpStatus: 404, error: 404 });
});

test("workflows/deactivate stops a scenario, activate runs it again, and a start says which", async () => {
  const id = await makeRunningScenario(database, { ...world, name: "Switched" });
  const start = async () => (await call("workflows/start", { token, id, email: "ann@x.com" })).error;
  expect(await start()).toBe(0);
  const off = await call("workflows/deactivate", { token, id, keep_profiles: true });
  expect([off.error, off["data"]]).toEqual([0, expect.objectContaining({ id, is_active: false })]);
  expect(await start()).toBe(409);
  const on = await call("workflows/activate", { token, id });
  expect([on.error, on["data"]]).toEqual([0, expect.objectContaining({ id, is_active: true })]);
  expect(await start()).toBe(0);
  expect(await call("workflows/activate", { token, id: 999 })).toMatchObject({ httpStatus: 404, error: 404 });
  const limited = await makeApiToken(prisma, world.accountId, ["scenarios.view"]);
  expect(await call("workflows/activate", { token: limited, id })).toMatchObject({ httpStatus: 403, error: 403 });
});

test.each([
  ["workflows/deactivate", true],
  ["workflows/activate", false],
])("%s and its kept answer are written together: whoever dies between them leaves neither", async (method, was) => {
  const id = await makeRunningScenario(database, { ...world, name: `Twice ${method}` });
  if (!was) await call("workflows/deactivate", { token, id });
  const blocker = await pool.connect();
  await blocker.query("BEGIN");
  // No answer can be kept while this is held, so nothing may have been done either.
  await blocker.query("LOCK TABLE idempotency_record IN EXCLUSIVE MODE");
  const headers = { "idempotency-key": `both-${method}` };
  const first = call(method, { token, id }, { headers });
  await waitUntil("the answer waits", async () => {
    const { rows } = await pool.query(
      "SELECT 1 FROM pg_locks WHERE relation = 'idempotency_record'::regclass AND NOT granted",
    );
    return rows.length > 0;
  });
  const state = () => prisma.scenario.findUniqueOrThrow({ where: { id }, select: { isActive: true } });
  const kept = await state();
  await blocker.query("COMMIT");
  blocker.release();
  expect(kept).toEqual({ isActive: was });
  const answer = await first;
  expect([answer.error, answer["data"]]).toEqual([0, expect.objectContaining({ id, is_active: !was })]);
  expect(await state()).toEqual({ isActive: !was });
  const again = await call(method, { token, id }, { headers });
  expect([again["data"], again.headers.get("idempotency-replayed")]).toEqual([answer["data"], "true"]);
});

test("idempotency on each changing method: the second call does nothing and answers the same", async () => {
  const methods: [string, Record<string, unknown>][] = [
    ["workflows/start", { id: scenarioId, email: "ann@x.com" }],
    ["workflows/start_batch", { id: scenarioId, data: [{ email: "ann@x.com" }] }],
    ["triggers/start", { id: mailingId, email: "ann@x.com" }],
    ["campaigns/triggers/start", { id: mailingId, email: "ann@x.com" }],
    ["campaigns/triggers/start_batch", { id: mailingId, data: [{ email: "ann@x.com" }] }],
    ["profiles/import", { db_id: databaseId, email: "ann@x.com", data: { points: { action: "incr", value: 1 } } }],
  ];
  const count = async () => {
    const { rows } = await pool.query<{ n: string }>(
      `SELECT concat_ws(' ', (SELECT count(*) FROM task), (SELECT count(*) FROM message), (SELECT count(*) FROM profile_event)) AS n`,
    );
    return rows[0]?.n;
  };
  for (const [method, body] of methods) {
    const headers = { "idempotency-key": `once-${method}` };
    const before = await count();
    const [first, twin] = await Promise.all([
      call(method, { token, ...body }, { headers }),
      call(method, { token, ...body }, { headers }),
    ]);
    const after = await count();
    expect([method, first.error, after === before]).toEqual([method, 0, false]);
    const again = await call(method, { token, ...body }, { headers });
    const parts = (answer: typeof first) => ({ ...answer, headers: null });
    expect([parts(twin), parts(again)]).toEqual([parts(first), parts(first)]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await count()).toBe(after);
    const other = await call(method, { token, ...body, matching: "email_profile" }, { headers });
    expect([other.httpStatus, other.error]).toEqual([409, 409]);
  }
});
