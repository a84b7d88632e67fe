import { expect, test } from "vitest";
import type { MailingForm } from "@/lib/contracts/mailings";
import { listPermissions, type Actor } from "@/lib/domain/permissions/permissions";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { createTemplate } from "@/lib/services/templates/create-template.server";
import { testDatabase } from "@/lib/testing/test-database";
import { countSentMessages } from "./count-sent-messages.server";
import { createMailing } from "./create-mailing.server";
import { deleteMailing } from "./delete-mailing.server";
import { getMailing } from "./get-mailing.server";
import { listMailingMessages } from "./list-mailing-messages.server";
import { listMailings } from "./list-mailings.server";
import { saveMailing } from "./save-mailing.server";
import { setMailingActive } from "./set-mailing-active.server";

const { prisma } = await testDatabase();

async function makeActor(name: string): Promise<Actor> {
  const account = await prisma.account.create({ data: { name } });
  return {
    kind: "user",
    id: 1,
    name,
    accountId: account.id,
    zone: "UTC",
    role: "marketer",
    permissions: listPermissions("marketer"),
    groupIds: [],
    ip: null,
    requestId: "r",
  };
}

async function makeWorld(name: string) {
  const actor = await makeActor(name);
  const { accountId } = actor;
  const database = await prisma.database.create({ data: { accountId, name: "Managers" } });
  const other = await prisma.database.create({ data: { accountId, name: "Leads" } });
  const databases = { create: { databaseId: database.id } };
  const resource = await prisma.resource.create({
    data: { accountId, name: "Manager alerts", channels: ["email"], databases },
  });
  const words = { subject: "New lead", html: "", text: "Client email: {apicontent.mail}" };
  const { id: templateId } = await createTemplate(actor, { name: "Alerts", databaseId: null, ...words });
  const form: MailingForm = {
    name: "Tell the manager",
    databaseId: database.id,
    resourceId: resource.id,
    templateId,
    senderId: null,
    condition: { kind: "api" },
    tracking: true,
    isActive: true,
  };
  return { actor, form, other, words };
}

const ann = await makeWorld("ann");
const bob = await makeWorld("bob");
let names = 0;
const make = async (more: Partial<MailingForm> = {}) =>
  (await createMailing(ann.actor, { ...ann.form, name: `M${++names}`, ...more })).id;
const page = { sort: "id", desc: true, limit: 50 } as const;

test("a mailing comes back with the names of what it is made of and no problem", async () => {
  expect(await getMailing(ann.actor, await make())).toMatchObject({
    databaseName: "Managers",
    resourceName: "Manager alerts",
    templateName: "Alerts",
    channel: "email",
    isActive: true,
    rev: 1,
    problems: [],
    scenarios: [],
  });
});

test("another account's mailing does not exist, and its parts cannot be borrowed", async () => {
  const id = await make();
  for (const attempt of [
    () => getMailing(bob.actor, id),
    () => saveMailing(bob.actor, id, { ...bob.form, rev: 1 }),
    () => setMailingActive(bob.actor, id, { isActive: false }),
    () => deleteMailing(bob.actor, id),
    () => listMailingMessages(bob.actor, id, { limit: 10 }),
    () => createMailing(bob.actor, { ...bob.form, databaseId: ann.form.databaseId }),
    () => createMailing(bob.actor, { ...bob.form, resourceId: ann.form.resourceId }),
    () => createMailing(bob.actor, { ...bob.form, templateId: ann.form.templateId }),
    () => createMailing(bob.actor, { ...bob.form, senderId: 999 }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await listMailings(bob.actor, page)).items).toEqual([]);
  expect((await getMailing(ann.actor, id)).isActive).toBe(true);
});

test("a mailing whose resource does not allow its database is kept inactive, and says so when it is switched on", async () => {
  const wrong = { databaseId: ann.other.id };
  await expect(make(wrong)).rejects.toMatchObject({ code: "bad_request", field: "resourceId" });
  const id = await make({ ...wrong, isActive: false });
  expect((await getMailing(ann.actor, id)).problems).toMatchObject([{ field: "resourceId" }]);
  await expect(setMailingActive(ann.actor, id, { isActive: true })).rejects.toThrow(
    'The mailing cannot be active. The resource "Manager alerts" does not allow the database "Leads".',
  );
  expect((await getMailing(ann.actor, id)).isActive).toBe(false);
});

test("a template that does not fit the mailing's database keeps it from being active, at line and column", async () => {
  const { id: templateId } = await createTemplate(ann.actor, {
    name: "Unfit",
    databaseId: null,
    ...ann.words,
    text: "a\nb {lead.nofield}",
  });
  await expect(make({ templateId })).rejects.toMatchObject({ field: "templateId" });
  await expect(make({ templateId })).rejects.toThrow("Text, line 2, column 4: The database has no field nofield");
  const empty = await createTemplate(ann.actor, { name: "Empty", databaseId: null, subject: "", html: "", text: "" });
  const id = await make({ templateId: empty.id, isActive: false });
  expect((await getMailing(ann.actor, id)).problems.map((problem) => problem.message)).toEqual([
    'The template "Empty" has no subject.',
    'The template "Empty" has neither HTML nor text.',
  ]);
});

test("of two saves on one revision the second is refused", async () => {
  const id = await make();
  const save = (name: string) => saveMailing(ann.actor, id, { ...ann.form, name, rev: 1 });
  const results = await Promise.allSettled([save(`a${id}`), save(`b${id}`)]);
  const refused = results.find((result) => result.status === "rejected");
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  expect(refused?.reason).toMatchObject({ code: "conflict", field: "rev", details: { rev: 2 } });
});

test("a name is free or refused", async () => {
  await make({ name: "Taken" });
  await expect(make({ name: "Taken" })).rejects.toMatchObject({ code: "conflict", field: "name" });
});

test("a mailing that a scenario sends, saved or drafted, is not deleted, and the scenario is named", async () => {
  const id = await make();
  const graph = { nodes: [{ id: 1, type: "send-email", settings: { mailingId: id } }], edges: [] };
  const scenario = await prisma.scenario.create({
    data: {
      accountId: ann.actor.accountId,
      databaseId: ann.form.databaseId,
      name: "Welcome",
      reentry: "skip",
      draft: { create: { graph, baseVersion: 0 } },
    },
  });
  await expect(deleteMailing(ann.actor, id)).rejects.toMatchObject({ code: "conflict" });
  await expect(deleteMailing(ann.actor, id)).rejects.toThrow(`"Welcome" (#${scenario.id})`);
  await prisma.scenario.delete({ where: { id: scenario.id } });
  await deleteMailing(ann.actor, id);
  await expect(getMailing(ann.actor, id)).rejects.toMatchObject({ code: "not_found" });
});

test("the list filters by status, database and words, and pages in order", async () => {
  const carl = await makeWorld("carl");
  const add = (name: string, more: Partial<MailingForm> = {}) =>
    createMailing(carl.actor, { ...carl.form, name, ...more });
  for (const name of ["Welcome", "Goodbye"]) await add(name);
  const off = await add("Off", { isActive: false, databaseId: carl.other.id });
  const find = async (query: object) =>
    (await listMailings(carl.actor, { ...page, ...query })).items.map((item) => item.name);
  expect(await find({})).toEqual(["Off", "Goodbye", "Welcome"]);
  expect(await find({ status: "inactive" })).toEqual(["Off"]);
  expect(await find({ status: "active", search: "WEL" })).toEqual(["Welcome"]);
  expect(await find({ databaseId: carl.other.id })).toEqual(["Off"]);
  expect(await find({ search: `#${off.id}` })).toEqual(["Off"]);
  const first = await listMailings(carl.actor, { ...page, sort: "name", desc: false, limit: 2 });
  const second = await listMailings(carl.actor, {
    ...page,
    sort: "name",
    desc: false,
    limit: 2,
    cursor: first.nextCursor ?? "",
  });
  expect([...first.items, ...second.items].map((item) => item.name)).toEqual(["Goodbye", "Off", "Welcome"]);
  expect([first.total, second.nextCursor]).toEqual([3, null]);
});

test("the log shows every message of the mailing once, newest first, over all shards", async () => {
  const id = await make();
  const now = new Date();
  const data = Array.from({ length: 25 }, (_, index) => ({
    shard: (index * 37) % 256,
    id: BigInt(1000 + index),
    accountId: ann.actor.accountId,
    databaseId: ann.form.databaseId,
    profileId: BigInt((index * 37) % 256),
    channel: "email",
    mailingId: id,
    templateId: ann.form.templateId,
    templateVersion: 1,
    resourceId: ann.form.resourceId,
    address: `a${index}@b.com`,
    status: index % 5 === 0 ? "not_sent" : "sent",
    reason: index % 5 === 0 ? "not_subscribed" : null,
    missing: ["apicontent.ph_number"],
    createdAt: now,
    updatedAt: index === 1 ? new Date(now.getTime() - 8 * 86_400_000) : now,
  }));
  await prisma.message.createMany({ data });
  await prisma.profile.create({
    data: { shard: 0, id: 0n, databaseId: ann.form.databaseId, fields: {}, createdAt: now, updatedAt: now },
  });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await listMailingMessages(ann.actor, id, { limit: 10, cursor });
    seen.push(...items.map((item) => item.address));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(data.map((row) => row.address).toReversed());
  const { items } = await listMailingMessages(ann.actor, id, { limit: 10, status: "not_sent" });
  expect(items).toHaveLength(5);
  expect(items.at(-1)).toMatchObject({
    reason: "not_subscribed",
    missing: ["apicontent.ph_number"],
    profileId: formatProfileId(0n, now),
  });
  expect(items[0]?.profileId).toBeNull();
  expect(await countSentMessages(ann.actor, [id])).toEqual({
    counts: [{ mailingId: id, sent: 19, opened: 0, clicked: 0, unsubscribed: 0, bounced: 0, complained: 0 }],
  });
  expect(await countSentMessages(bob.actor, [id])).toEqual({ counts: [] });
});

async function sendFrom(name: string, mailingId: number, more: { isActive: boolean; isSaved: boolean }) {
  const graph = { nodes: [{ id: 1, settings: { mailingId } }], edges: [] };
  const version = more.isSaved ? 1 : 0;
  const parts = more.isSaved
    ? { versions: { create: { version, graph } } }
    : { draft: { create: { baseVersion: 0, graph } } };
  const base = { accountId: ann.actor.accountId, databaseId: ann.form.databaseId, reentry: "skip" };
  return prisma.scenario.create({ data: { ...base, name, version, isActive: more.isActive, ...parts } });
}

test("a mailing that an active scenario sends is switched off only by who says so, in the list and in its form", async () => {
  const id = await make();
  await sendFrom("Drafted only", id, { isActive: true, isSaved: false });
  await sendFrom("Stopped", id, { isActive: false, isSaved: true });
  const { id: running } = await sendFrom("Welcome", id, { isActive: true, isSaved: true });
  await prisma.nodeLive.create({ data: { shard: 7, scenarioId: running, nodeId: 1, inside: 3 } });
  const refusal = {
    code: "conflict",
    details: { kind: "sending", scenarios: [{ id: running, name: "Welcome", inside: 3 }] },
  };
  const { name } = await getMailing(ann.actor, id);
  const form = { ...ann.form, name, isActive: false, rev: 1 };
  await expect(setMailingActive(ann.actor, id, { isActive: false })).rejects.toMatchObject(refusal);
  await expect(saveMailing(ann.actor, id, form)).rejects.toMatchObject(refusal);
  expect((await getMailing(ann.actor, id)).isActive).toBe(true);
  expect((await setMailingActive(ann.actor, id, { isActive: false, evenIfSent: true })).isActive).toBe(false);
  const { rev } = await setMailingActive(ann.actor, id, { isActive: true });
  expect((await saveMailing(ann.actor, id, { ...form, rev, evenIfSent: true })).isActive).toBe(false);
});

test("a mailing that no active scenario sends is switched off without a question", async () => {
  const id = await make();
  await sendFrom("Only stopped", id, { isActive: false, isSaved: true });
  await sendFrom("Only drafted", id, { isActive: true, isSaved: false });
  expect((await setMailingActive(ann.actor, id, { isActive: false })).isActive).toBe(false);
});
