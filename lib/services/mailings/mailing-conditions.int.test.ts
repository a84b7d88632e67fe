import { afterAll, beforeAll, expect, test } from "vitest";
import type { MailingForm } from "@/lib/contracts/mailings";
import type { MailingCondition } from "@/lib/domain/mailings/mailing-condition";
import { listPermissions, type Actor } from "@/lib/domain/permissions/permissions";
import type { Engine } from "@/lib/engine/start-engine.server";
import { listScenarios } from "@/lib/services/scenarios/list-scenarios.server";
import { startApiServer } from "@/lib/testing/api-server";
import { makeApiWorld } from "@/lib/testing/api-world";
import { startTestEngine } from "@/lib/testing/engine-process";
import { testDatabase } from "@/lib/testing/test-database";
import { waitUntil } from "@/lib/testing/wait-until";
import { createMailing } from "./create-mailing.server";
import { deleteMailing } from "./delete-mailing.server";
import { getMailing } from "./get-mailing.server";
import { saveMailing } from "./save-mailing.server";
import { setMailingActive } from "./set-mailing-active.server";

const database = await testDatabase();
const { pool, prisma, url } = database;
const { call } = await startApiServer();
const world = await makeApiWorld(database);
const { token, databaseId, resourceId, accountId } = world;
const actor: Actor = {
  ...{
    kind: "user",
    id: 1,
    name: "ann",
    accountId,
    zone: "UTC",
    role: "marketer",
    groupIds: [],
    ip: null,
    requestId: "r",
  },
  permissions: listPermissions("marketer"),
};
const templateId = (await prisma.mailing.findUniqueOrThrow({ where: { id: world.mailingId } })).templateId;
const letters: { to: string; subject: string }[] = [];
let engine: Engine;
beforeAll(async () => {
  engine = await startTestEngine({
    url,
    deliverEmail: ({ to, subject }) => {
      letters.push({ to, subject });
      return Promise.resolve({ kind: "sent", response: "250 OK" });
    },
  });
  for (const name of ["ann", "bob"]) {
    const subscriptions = [{ channel: "email", resource_id: resourceId, status: "subscribed" }];
    await call("profiles/import", { token, db_id: databaseId, email: `${name}@x.com`, data: { subscriptions } });
  }
});
afterAll(() => engine.stop());

const NOTHING = { kind: "group", match: "all", items: [] };
const byEvent = (event: string): MailingCondition => ({
  ...{ kind: "trigger", type: "event-trigger", version: 1 },
  settings: { event, condition: NOTHING },
});
const byField: MailingCondition = {
  ...{ kind: "trigger", type: "field-trigger", version: 1 },
  settings: { field: "points", fromIs: "any", from: "", toIs: "any", to: "" },
};
let names = 0;
const formOf = (condition: MailingCondition): MailingForm => ({
  ...{ name: `By itself ${(names += 1)}`, databaseId, resourceId, templateId, senderId: null },
  ...{ condition, tracking: false, isActive: true },
});
const sendEvent = (event: string, email = "ann@x.com") =>
  call("events/send", { token, db_id: databaseId, email, event, content: { mail: "m" } });
const waitForLetters = (count: number) => waitUntil(`${count} letters`, () => letters.length >= count);

test("a mailing goes out by an event, with the event's content, once, and only while it is active", async () => {
  letters.length = 0;
  const { id } = await createMailing(actor, formOf(byEvent("paid")));
  expect(await sendEvent("paid")).toMatchObject({ error: 0, started: 1 });
  expect(await sendEvent("other")).toMatchObject({ error: 0, started: 0 });
  await waitForLetters(1);
  expect(letters).toEqual([{ to: "ann@x.com", subject: "Hello" }]);
  await setMailingActive(actor, id, { isActive: false });
  expect(await sendEvent("paid")).toMatchObject({ error: 0, started: 0 });
  await setMailingActive(actor, id, { isActive: true });
  expect(await sendEvent("paid", "bob@x.com")).toMatchObject({ error: 0, started: 1 });
  await waitForLetters(2);
});

test("a changed condition counts from the save on; back to a call, and deleted, it listens no more", async () => {
  const { id } = await createMailing(actor, formOf(byEvent("one")));
  const save = async (condition: MailingCondition) => {
    const { rev, name } = await getMailing(actor, id);
    return saveMailing(actor, id, { ...formOf(condition), name, rev });
  };
  expect(await sendEvent("one")).toMatchObject({ started: 1 });
  expect(await save(byEvent("two"))).toMatchObject({ condition: byEvent("two") });
  expect(await sendEvent("one")).toMatchObject({ started: 0 });
  expect(await sendEvent("two")).toMatchObject({ started: 1 });
  await save({ kind: "api" });
  expect(await sendEvent("two")).toMatchObject({ started: 0 });
  expect(await call("triggers/start", { token, id, email: "ann@x.com" })).toMatchObject({ error: 0 });
  await save(byEvent("three"));
  // What fires a mailing is remembered for a second.
  const start = () => call("triggers/start", { token, id, email: "ann@x.com" });
  await waitUntil("a call is refused", async () => (await start()).httpStatus === 409);
  await deleteMailing(actor, id);
  expect(await sendEvent("three")).toMatchObject({ started: 0 });
});

test("a change of a field sends it, too", async () => {
  letters.length = 0;
  await createMailing(actor, formOf(byField));
  await call("profiles/import", { token, db_id: databaseId, email: "bob@x.com", data: { points: 5 } });
  await waitUntil("Bob's letter", () => letters.filter(({ to }) => to === "bob@x.com").length === 1);
});

test("what it runs as is shown nowhere and cannot be started", async () => {
  const { id } = await createMailing(actor, formOf(byEvent("hidden")));
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM scenario WHERE mailing_id = $1", [id]);
  const hidden = rows[0]?.id ?? 0;
  expect(hidden).toBeGreaterThan(0);
  const list = await listScenarios(actor, { view: "current", sort: "id", desc: true, limit: 100 });
  expect(list.items.map((one) => one.id)).toEqual([world.scenarioId]);
  const workflows = await call("workflows/list", { token });
  expect(workflows["data"]).toHaveLength(1);
  expect(await call("workflows/start", { token, id: hidden, email: "ann@x.com" })).toMatchObject({ error: 404 });
  expect((await getMailing(actor, id)).scenarios).toEqual([]);
});

test("settings that cannot be are refused with the field and keep nothing", async () => {
  const before = await prisma.mailing.count();
  const wrong = { ...formOf({ ...byField, settings: { ...byField.settings, field: "nothing" } }) };
  await expect(createMailing(actor, wrong)).rejects.toMatchObject({
    code: "bad_request",
    field: "condition",
    details: { path: "field" },
  });
  const unknown = formOf({ kind: "trigger", type: "exit", version: 1, settings: {} });
  await expect(createMailing(actor, unknown)).rejects.toMatchObject({ code: "bad_request", field: "condition" });
  expect(await prisma.mailing.count()).toBe(before);
});
