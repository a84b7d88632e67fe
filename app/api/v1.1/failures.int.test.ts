import { expect, test } from "vitest";
import { makeToken } from "@/lib/auth/token-format.server";
import { startApiServer } from "@/lib/testing/api-server";
import { makeApiWorld, makeRunningScenario } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";

const database = await testDatabase();
const { pool, prisma } = database;
const { call } = await startApiServer();
const world = await makeApiWorld(database);
const { token, databaseId, scenarioId, mailingId } = world;
const BODY_BYTES_MAX = 10 * 1024 * 1024;

const importProfile = (data: Record<string, unknown>) => call("profiles/import", { token, db_id: databaseId, data });
await importProfile({ email: "ann@x.com", phones: ["+33612345678"], shop: "s", crm_id: 7 });
await importProfile({ email: "bob@x.com", phones: ["+33612345678"], shop: "s" });
const start = (more: Record<string, unknown>) => call("workflows/start", { token, id: scenarioId, ...more });

test.each([
  ["no token", { token: undefined }, "API token required"],
  ["an unknown token", { token: "cue_0000000000000000000000000000000000000000" }, "Unknown API token"],
])("%s is 401", async (_name, more, text) => {
  const answer = await start({ email: "ann@x.com", ...more });
  expect(answer).toMatchObject({ httpStatus: 401, error: 401 });
  expect(answer.error_text).toContain(text);
});

test("an unknown scenario, mailing, database or profile is 404 and says which", async () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ["workflows/start", { id: 999, email: "ann@x.com" }, "no scenario #999"],
    ["triggers/start", { id: 999, email: "ann@x.com" }, "no mailing #999"],
    ["profiles/import", { db_id: 999, data: { email: "ann@x.com" } }, "no database #999"],
    ["workflows/get", { id: 999 }, "no scenario #999"],
    ["workflows/start", { id: scenarioId, email: "nobody@x.com" }, 'no profile nobody@x.com in the database "Leads"'],
    ["workflows/start", { id: scenarioId, matching: "profile_id", profile_id: "0".repeat(24) }, "no profile 0000"],
    [
      "profiles/get",
      { db_id: databaseId, email: "nobody@x.com" },
      'email: There is no profile nobody@x.com in the database "Leads"',
    ],
    [
      "profiles/import",
      { db_id: databaseId, matching: "profile_id", profile_id: "0".repeat(24), data: {} },
      "profile_id: There",
    ],
  ];
  for (const [method, body, text] of cases) {
    const answer = await call(method, { token, ...body });
    expect([method, answer.httpStatus, answer.error]).toEqual([method, 404, 404]);
    expect(answer.error_text).toContain(text);
  }
});

test("an inactive scenario or mailing is 409, and says what to do; activated, it starts at once", async () => {
  const id = await makeRunningScenario(database, { ...world, name: "Sleeping", isActive: false });
  const answer = await start({ id, email: "ann@x.com" });
  expect(answer).toMatchObject({ httpStatus: 409, error: 409 });
  expect(answer.error_text).toBe(`id: Scenario #${id} "Sleeping" is inactive. Activate it and try again.`);
  await prisma.scenario.update({ where: { id }, data: { isActive: true } });
  await pool.query("UPDATE scenario_control SET state = 'run' WHERE scenario_id = $1", [id]);
  expect(await start({ id, email: "ann@x.com" })).toMatchObject({ error: 0 });
  await prisma.mailing.update({ where: { id: mailingId }, data: { isActive: false } });
  const mailing = await call("triggers/start", { token, trigger_id: mailingId, email: "ann@x.com" });
  expect(mailing).toMatchObject({ httpStatus: 409, error: 409 });
  expect(mailing.error_text).toBe(
    `trigger_id: Mailing #${mailingId} "Welcome" is inactive. Activate it and try again.`,
  );
});

test("a scenario that was stopped a moment ago is 409, whatever is remembered of it", async () => {
  const id = await makeRunningScenario(database, { ...world, name: "Stopped" });
  expect(await start({ id, email: "ann@x.com" })).toMatchObject({ error: 0 });
  await prisma.scenario.update({ where: { id }, data: { isActive: false } });
  expect(await start({ id, email: "ann@x.com" })).toMatchObject({ httpStatus: 409, error: 409 });
});

test("a mailing that was deactivated a moment ago is 409, whatever is remembered of it", async () => {
  const other = await makeApiWorld(database);
  const send = (method: string, body: Record<string, unknown>) =>
    call(method, { token: other.token, trigger_id: other.mailingId, ...body });
  await call("profiles/import", { token: other.token, db_id: other.databaseId, data: { email: "ann@x.com" } });
  expect(await send("triggers/start", { email: "ann@x.com" })).toMatchObject({ error: 0, reason: "not_subscribed" });
  await prisma.mailing.update({ where: { id: other.mailingId }, data: { isActive: false } });
  expect(await send("triggers/start", { email: "ann@x.com" })).toMatchObject({ httpStatus: 409 });
  expect(await send("campaigns/triggers/start_batch", { data: [{ email: "ann@x.com" }] })).toMatchObject({
    httpStatus: 409,
    error_text: `trigger_id: Mailing #${other.mailingId} "Welcome" is inactive. Activate it and try again.`,
  });
});

test.each([
  [{ matching: "phone", phone: "+33612345678" }, "phone"],
  [{ matching: "custom", field_name: "shop", field_value: "s" }, "shop"],
])("an ambiguous match is 409 and names the field: %j", async (keys, field) => {
  const answer = await start(keys);
  expect(answer).toMatchObject({ httpStatus: 409, error: 409 });
  expect(answer.error_text.startsWith(`${field}: several profiles of the database "Leads" have`)).toBe(true);
  const other = await call("profiles/import", { token, db_id: databaseId, data: { points: 1 }, ...keys });
  expect(other).toMatchObject({ httpStatus: 409, error_text: answer.error_text });
  const got = await call("profiles/get", { token, db_id: databaseId, ...keys });
  expect(got).toMatchObject({ httpStatus: 409, error_text: answer.error_text });
});

test.each<[string, Record<string, unknown>, string]>([
  ["workflows/start", { id: "three", email: "a@x.com" }, "id must be"],
  ["workflows/start", { id: 3, email: 5 }, "email must be a string, not a number."],
  ["workflows/start", { id: 3, email: "a@x.com", content: [] }, "content must be an object"],
  ["workflows/start", { id: 3, matching: "nickname" }, "matching "],
  ["triggers/start", { email: "a@x.com" }, "id is required."],
  ["workflows/start_batch", { data: [{ email: "a@x.com" }] }, "id is required."],
  ["workflows/start_batch", { id: 1, data: [] }, "data "],
  ["campaigns/triggers/start_batch", { id: 1, data: [{}, { email: true }] }, "data.1.email must be a string"],
  ["profiles/import", { db_id: 1, data: { subscriptions: [{ channel: 1 }] } }, "data.subscriptions.0.channel must be"],
])("a wrong type is 400 with its path: %s %j", async (method, body, text) => {
  const answer = await call(method, { token, ...body });
  expect([answer.httpStatus, answer.error]).toEqual([400, 400]);
  expect(answer.error_text).toContain(text);
});

test.each<[Record<string, unknown>, string]>([
  [{ email: "ann" }, 'email is no e-mail address: "ann".'],
  [{}, 'email is required when "matching" is "email".'],
  [{ matching: "profile_id", profile_id: "66acb337" }, "profile_id must be 24 hexadecimal digits."],
  [{ matching: "phone", phone: "12" }, "phone is no phone number"],
  [{ matching: "custom", field_name: "nope", field_value: 1 }, 'field_name names no field of the database: "nope".'],
  [{ matching: "custom", field_name: "note", field_value: 1 }, 'field_name "note" is not a key field'],
  [{ matching: "custom", field_name: "crm_id", field_value: "x" }, "field_value must be a whole number"],
])("a value that names nobody is 400 with its parameter: %j", async (keys, text) => {
  const answer = await start(keys);
  expect([answer.httpStatus, answer.error]).toEqual([400, 400]);
  expect(answer.error_text).toContain(text);
});

test.each<[Record<string, unknown>, string]>([
  [{ data: { email: "ann" } }, 'data.email is no e-mail address: "ann".'],
  [{ email: "ann", data: { email: "ann@x.com" } }, 'email is no e-mail address: "ann".'],
  [{ matching: "phone", data: { phones: ["12"] } }, "data.phones is no phone number"],
  [{ matching: "custom", field_name: "crm_id", data: { crm_id: "x" } }, "data.crm_id must be a whole number"],
  [{ data: {} }, 'email is required when "matching" is "email".'],
])("an import that searches by its data names the place in it: %j", async (body, text) => {
  const answer = await call("profiles/import", { token, db_id: databaseId, ...body });
  expect([answer.httpStatus, answer.error]).toEqual([400, 400]);
  expect(answer.error_text).toContain(text);
});

test.each<[Record<string, unknown>, string]>([
  [{ points: "many" }, 'data.points must be a whole number, got "many".'],
  [{ phones: ["+33612345678", "x"] }, "data.phones.1 must be a phone number"],
  [{ nope: 1 }, "data.nope is not a field of the database."],
  [{ points: { action: "add", value: 1 } }, 'data.points is of type integer, which has no "add".'],
])("a field that does not fit is 400 with its path, and nothing is written: %j", async (data, text) => {
  const answer = await importProfile({ email: "new@x.com", ...data });
  expect([answer.httpStatus, answer.error]).toEqual([400, 400]);
  expect(answer.error_text).toContain(text);
  const found = await call("profiles/get", { token, db_id: databaseId, email: "new@x.com" });
  expect(found.error).toBe(404);
});

test("a unique value that another profile has is 409 and names the field", async () => {
  const answer = await importProfile({ email: "bob@x.com", crm_id: 7 });
  expect([answer.httpStatus, answer.error]).toEqual([409, 409]);
  expect(answer.error_text).toContain("data.crm_id must be unique");
});

test("a long body without a known token is not even parsed; a short one, and one with a token, is explained", async () => {
  const broken = (start: string, length: number) => ({ raw: `{${start}"a":"${"x".repeat(length)}"` });
  expect(await call("workflows/start", {}, broken("", 10))).toMatchObject({ httpStatus: 400 });
  expect(await call("workflows/start", {}, broken("", 100_000))).toMatchObject({ httpStatus: 401 });
  const unknown = makeToken();
  expect(await call("workflows/start", {}, broken(`"token":"${unknown}",`, 100_000))).toMatchObject({
    httpStatus: 401,
  });
  expect(await call("workflows/start", {}, broken(`"token":"${token}",`, 100_000))).toMatchObject({ httpStatus: 400 });
  const headers = { authorization: `Bearer ${token}` };
  expect(await call("workflows/start", {}, { ...broken("", 100_000), headers })).toMatchObject({ httpStatus: 400 });
});

test("10 MB pass, one byte more is 413", async () => {
  const body = JSON.stringify({ token, id: scenarioId, email: "ann@x.com", content: { pad: "" } });
  const fill = (bytes: number) => body.replace('"pad":""', `"pad":"${"x".repeat(bytes - body.length)}"`);
  const fits = await call("workflows/start", {}, { raw: fill(BODY_BYTES_MAX) });
  expect([fits.httpStatus, fits.error]).toEqual([200, 0]);
  const over = await call("workflows/start", {}, { raw: fill(BODY_BYTES_MAX + 1) });
  expect([over.httpStatus, over.error]).toEqual([413, 413]);
});

test("broken JSON and broken XML are 400 with their position", async () => {
  const json = await call("workflows/start", {}, { raw: '{"token":\n "a",,}' });
  expect([json.httpStatus, json.error]).toEqual([400, 400]);
  expect(json.error_text).toMatch(/line 2, column 6/);
  const xml = await call("workflows/start", {}, { raw: "<xml><token>a</tok></xml>", format: "xml" });
  expect([xml.httpStatus, xml.error]).toEqual([400, 400]);
  expect(xml.error_text).toMatch(/line 1/);
});

test("another content type is 415, entities in XML are 400, NUL is 400", async () => {
  const form = await call("workflows/start", {}, { raw: "id=3", headers: { "content-type": "text/plain" } });
  expect([form.httpStatus, form.error]).toEqual([415, 415]);
  const bomb = '<!DOCTYPE x [<!ENTITY a "b">]><xml><token>&a;</token></xml>';
  expect(await call("workflows/start", {}, { raw: bomb, format: "xml" })).toMatchObject({ error: 400 });
  expect(await start({ email: "ann@x.com", content: { a: "\u0000" } })).toMatchObject({ error: 400 });
});
