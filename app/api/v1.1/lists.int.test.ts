import { expect, test } from "vitest";
import { startApiServer } from "@/lib/testing/api-server";
import { makeApiToken, makeApiWorld } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";

const database = await testDatabase();
const { pool, prisma } = database;
const { call } = await startApiServer();
const world = await makeApiWorld(database);
const stranger = await makeApiWorld(database);
const { token, databaseId, resourceId, mailingId } = world;
const db = { token, db_id: databaseId };
const ann = await call("profiles/import", { ...db, data: { email: "ann@x.com" } });
const number: unknown = expect.any(Number);
const text: unknown = expect.any(String);
const has = (part: string): unknown => expect.stringContaining(part);
const countMembers = async (segmentId: unknown) => {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM segment_member WHERE segment_id = $1",
    [segmentId],
  );
  return rows[0]?.n;
};

test("resources, templates, mailings and databases are listed and read, those of the account only", async () => {
  const [resources, templates, triggers, one] = await Promise.all([
    call("resources/list", { token }),
    call("templates/list", { token }),
    call("campaigns/triggers/list", { token }),
    call("databases/get", db),
  ]);
  expect(resources).toMatchObject({
    ...{ error: 0, total: 1, next_from_id: null },
    data: [{ id: resourceId, name: "News", channels: ["email"], databases: [databaseId] }],
  });
  expect(templates).toMatchObject({ total: 1, data: [{ name: "Hello", channel: "email", subject: "Hello" }] });
  const mailing = { id: mailingId, name: "Welcome", is_active: true, db_id: databaseId, condition: "api" };
  expect(triggers).toMatchObject({ total: 1, data: [mailing] });
  expect(await call("campaigns/triggers/get", { token, id: mailingId })).toMatchObject({ data: mailing });
  expect(one).toMatchObject({ data: { id: databaseId, name: "Leads", email_unique: true } });
});

test("what another account has is not found", async () => {
  const answers = await Promise.all([
    call("databases/get", { token, db_id: stranger.databaseId }),
    call("campaigns/triggers/get", { token, id: stranger.mailingId }),
    call("profiles/delete", { token, db_id: stranger.databaseId, email: "ann@x.com" }),
    call("segments/add", { token, db_id: stranger.databaseId, name: "Theirs" }),
  ]);
  expect(answers.map(({ error, error_text }) => [error, error_text])).toEqual([
    [404, `db_id: There is no database #${stranger.databaseId}.`],
    [404, `id: There is no trigger mailing #${stranger.mailingId}.`],
    [404, `db_id: There is no database #${stranger.databaseId}.`],
    [404, `db_id: There is no database #${stranger.databaseId}.`],
  ]);
});

test("lists page by number, and only over objects of the groups that are asked for", async () => {
  const group = await prisma.group.create({ data: { accountId: world.accountId, name: "Shop" } });
  const names = ["A", "B", "C"];
  for (const name of names) {
    await prisma.resource.create({
      data: { accountId: world.accountId, name, channels: ["email"], groupIds: name === "B" ? [] : [group.id] },
    });
  }
  const body = { token, limit: 1, groups_id: [group.id] };
  const first = await call("resources/list", body);
  expect(first).toMatchObject({ total: 2, data: [{ name: "A", groups: [group.id] }] });
  const second = await call("resources/list", { ...body, from_id: first["next_from_id"] });
  expect(second).toMatchObject({ total: 2, data: [{ name: "C" }], next_from_id: null });
});

test("a static segment is made, filled and emptied over the API", async () => {
  const made = await call("segments/add", { ...db, name: "Guests" });
  expect(made).toMatchObject({ error: 0, id: number });
  const member = { ...db, segment_id: made["id"], email: "ann@x.com" };
  const added = { error: 0, profile_id: ann["profile_id"], changed: true };
  expect(await call("profiles/segstatic/add", member)).toMatchObject(added);
  expect(await call("profiles/segstatic/add", member)).toMatchObject({ ...added, changed: false });
  expect(await countMembers(made["id"])).toBe(1);
  expect(await call("profiles/segstatic/remove", member, { format: "xml" })).toMatchObject({ error: 0 });
  expect(await countMembers(made["id"])).toBe(0);
  const listed = await call("segments/list", db);
  expect(listed).toMatchObject({ data: [{ id: made["id"], name: "Guests", kind: "static", db_id: databaseId }] });
  expect(await call("segments/list", { token, db_id: 9_999 })).toMatchObject({ data: [], total: 0 });
});

test("a dynamic segment needs a condition that can be asked, and nobody is put into it by hand", async () => {
  const dynamic = { ...db, name: "Rich", kind: "dynamic" };
  const condition = {
    kind: "group",
    match: "all",
    items: [{ kind: "field", field: "points", is: "greater", value: 10 }],
  };
  expect(await call("segments/add", dynamic)).toMatchObject({
    error: 400,
    error_text: has("condition"),
  });
  const wrong = { ...condition, items: [{ kind: "field", field: "nothing", is: "is_set" }] };
  expect(await call("segments/add", { ...dynamic, condition: wrong })).toMatchObject({ error: 400 });
  const made = await call("segments/add", { ...dynamic, condition });
  expect(made.error).toBe(0);
  const refused = await call("profiles/segstatic/add", { ...db, segment_id: made["id"], email: "ann@x.com" });
  expect(refused).toMatchObject({
    error: 400,
    error_text: has("its condition decides who is in it"),
  });
  expect(await call("segments/add", { ...dynamic, condition })).toMatchObject({ error: 409 });
});

test("a profile is deleted, with its scope only", async () => {
  await call("profiles/import", { ...db, data: { email: "bob@x.com" } });
  const viewer = await makeApiToken(prisma, world.accountId, ["data.view"]);
  const body = { ...db, email: "bob@x.com" };
  expect(await call("profiles/delete", { ...body, token: viewer })).toMatchObject({ error: 403 });
  expect(await call("profiles/delete", body)).toMatchObject({ error: 0, profile_id: text });
  expect(await call("profiles/get", body)).toMatchObject({ error: 404 });
});
