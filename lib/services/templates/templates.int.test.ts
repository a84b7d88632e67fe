import { expect, test } from "vitest";
import { listPermissions, type Actor } from "@/lib/domain/permissions/permissions";
import { testDatabase } from "@/lib/testing/test-database";
import { createTemplate } from "./create-template.server";
import { deleteTemplate } from "./delete-template.server";
import { duplicateTemplate } from "./duplicate-template.server";
import { getTemplate } from "./get-template.server";
import { listTemplates } from "./list-templates.server";
import { saveTemplate } from "./save-template.server";

const { prisma } = await testDatabase();

async function makeActor(name: string, groupIds: number[] = []): Promise<Actor> {
  const account = await prisma.account.create({ data: { name } });
  const user = await prisma.user.create({
    data: { accountId: account.id, email: `${name}@x.test`, name, passwordHash: "x", role: "marketer" },
  });
  return {
    kind: "user",
    id: user.id,
    name,
    accountId: account.id,
    zone: "UTC",
    role: "marketer",
    permissions: listPermissions("marketer"),
    groupIds,
    ip: null,
    requestId: "r",
  };
}

const ann = await makeActor("ann");
const bob = await makeActor("bob");
const leads = await prisma.database.create({
  data: { accountId: ann.accountId, name: "Leads", fields: { create: { name: "city", type: "string" } } },
});
const words = { subject: "Hi {lead._fname}", html: "<p>{lead.city}</p>", text: "" };
let names = 0;
const make = async (more: object = {}) =>
  (await createTemplate(ann, { name: `T${++names}`, databaseId: leads.id, ...words, ...more })).id;
const page = { sort: "name", desc: false, limit: 50 } as const;

test("a template comes back with its words, its database, and its author", async () => {
  const template = await getTemplate(ann, await make());
  expect(template).toMatchObject({ ...words, version: 1, databaseId: leads.id, mailings: [], updatedBy: "ann" });
});

test("another account's template does not exist: reading, saving, copying, deleting, its database", async () => {
  const id = await make();
  const input = { version: 1, name: "x", databaseId: null, ...words };
  for (const attempt of [
    () => getTemplate(bob, id),
    () => saveTemplate(bob, id, input),
    () => duplicateTemplate(bob, id),
    () => deleteTemplate(bob, id),
    () => createTemplate(bob, { ...input, databaseId: leads.id }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await listTemplates(bob, page)).items).toEqual([]);
});

test("a group's template is not there for a user of other groups", async () => {
  const id = (await createTemplate({ ...ann, groupIds: [1] }, { name: "Grouped", databaseId: null, ...words })).id;
  await expect(getTemplate({ ...ann, groupIds: [2] }, id)).rejects.toMatchObject({ code: "not_found" });
  expect((await getTemplate({ ...ann, groupIds: [1, 3] }, id)).name).toBe("Grouped");
});

test("of two saves on one revision the second is refused and told who was first; no word is lost", async () => {
  const id = await make();
  const save = (subject: string) =>
    saveTemplate(ann, id, { version: 1, name: `S${id}`, databaseId: leads.id, ...words, subject });
  const results = await Promise.allSettled([save("one"), save("two")]);
  const refused = results.find((result) => result.status === "rejected");
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  expect(refused?.reason).toMatchObject({
    code: "conflict",
    field: "version",
    details: { version: 2, updatedBy: "ann" },
  });
  expect((await getTemplate(ann, id)).version).toBe(2);
  expect(await prisma.templateVersion.count({ where: { templateId: id } })).toBe(2);
});

test("what a template said before stays, for messages under way", async () => {
  const id = await make();
  await saveTemplate(ann, id, { version: 1, name: `V${id}`, databaseId: null, subject: "new", html: "", text: "x" });
  const first = await prisma.templateVersion.findUnique({
    where: { templateId_version: { templateId: id, version: 1 } },
  });
  expect(first).toMatchObject(words);
});

test("words with an error are refused at line and column, and nothing is written", async () => {
  const id = await make();
  const wrong = { version: 1, name: "x", databaseId: leads.id, ...words, html: "<p>\n  {lead.cty}</p>" };
  const attempt = saveTemplate(ann, id, wrong);
  await expect(attempt).rejects.toMatchObject({ code: "bad_request", field: "html" });
  await expect(attempt).rejects.toThrow(/^HTML, line 2, column 4: The database has no field cty/);
  expect((await getTemplate(ann, id)).version).toBe(1);
});

test("a name is free or refused", async () => {
  const id = await make({ name: "Taken" });
  await expect(make({ name: "Taken" })).rejects.toMatchObject({ code: "conflict", field: "name" });
  const other = await make();
  const rename = { version: 1, name: "Taken", databaseId: null, ...words };
  await expect(saveTemplate(ann, other, rename)).rejects.toMatchObject({ code: "conflict", field: "name" });
  expect((await createTemplate(bob, { name: "Taken", databaseId: null, ...words })).id).toBeGreaterThan(id);
});

test("copies get the next free name", async () => {
  const id = await make({ name: "Original" });
  const first = await duplicateTemplate(ann, id);
  const second = await duplicateTemplate(ann, first.id);
  expect([first.name, second.name]).toEqual(["Original (copy)", "Original (copy 2)"]);
  expect(await getTemplate(ann, second.id)).toMatchObject(words);
});

test("a template that a mailing uses is not deleted, and the mailing is named", async () => {
  const id = await make();
  const resource = await prisma.resource.create({ data: { accountId: ann.accountId, name: "R", channels: ["email"] } });
  const mailing = await prisma.mailing.create({
    data: {
      accountId: ann.accountId,
      name: "Alerts",
      databaseId: leads.id,
      resourceId: resource.id,
      templateId: id,
      condition: { kind: "api" },
    },
  });
  await expect(deleteTemplate(ann, id)).rejects.toMatchObject({ code: "conflict" });
  await expect(deleteTemplate(ann, id)).rejects.toThrow(`"Alerts" (#${mailing.id})`);
  await prisma.mailing.delete({ where: { id: mailing.id } });
  await deleteTemplate(ann, id);
  await expect(getTemplate(ann, id)).rejects.toMatchObject({ code: "not_found" });
});

test("a template that an element sends by itself, saved or drafted, is not deleted, and the scenario is named", async () => {
  const id = await make();
  const send = { id: 1, type: "send-email", settings: { source: "template", templateId: id } };
  const makeScenario = (name: string, settings: object) =>
    prisma.scenario.create({
      data: {
        ...{ accountId: ann.accountId, databaseId: leads.id, name, reentry: "skip" },
        draft: { create: { graph: { nodes: [{ ...send, settings }], edges: [] }, baseVersion: 0 } },
      },
    });
  const welcome = await makeScenario("Welcome", send.settings);
  await makeScenario("Chose it once", { ...send.settings, source: "mailing" });
  expect((await getTemplate(ann, id)).scenarios).toEqual([{ id: welcome.id, name: "Welcome", isActive: false }]);
  await expect(deleteTemplate(ann, id)).rejects.toMatchObject({ code: "conflict" });
  await expect(deleteTemplate(ann, id)).rejects.toThrow(`is sent by "Welcome" (#${welcome.id}). Choose another one`);
  await prisma.scenario.update({ where: { id: welcome.id }, data: { trashedAt: new Date() } });
  await deleteTemplate(ann, id);
  await expect(getTemplate(ann, id)).rejects.toMatchObject({ code: "not_found" });
});

test.each(["name", "mailings", "created", "updated"] as const)(
  "pages sorted by %s show every template once, in order, either way",
  async (sort) => {
    const carl = await makeActor(`carl-${sort}`);
    for (const name of ["b", "A", "d", "C", "e"]) await createTemplate(carl, { name, databaseId: null, ...words });
    const read = async (desc: boolean) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, nextCursor, total } = await listTemplates(carl, {
          sort,
          desc,
          limit: 2,
          ...(cursor ? { cursor } : {}),
        });
        expect(total).toBe(5);
        seen.push(...items.map((item) => item.name));
        cursor = nextCursor ?? undefined;
      } while (cursor);
      return seen;
    };
    const expected = sort === "name" ? ["A", "b", "C", "d", "e"] : ["b", "A", "d", "C", "e"];
    expect(await read(false)).toEqual(expected);
    expect(await read(true)).toEqual(expected.toReversed());
  },
);

test("search finds a part of the name, or the number, and takes wildcards for what they are", async () => {
  const id = await make({ name: "100% off_now" });
  const find = async (search: string) => (await listTemplates(ann, { ...page, search })).items.map((item) => item.id);
  expect(await find("% OFF_")).toEqual([id]);
  expect(await find(`#${id}`)).toEqual([id]);
  expect(await find("100_ off")).toEqual([]);
  await expect(listTemplates(ann, { ...page, cursor: "bm8" })).rejects.toMatchObject({ code: "bad_request" });
});

test("every change stands in the audit journal, without the words", async () => {
  const dora = await makeActor("dora");
  const { id } = await createTemplate(dora, { name: "A", databaseId: null, ...words });
  await saveTemplate(dora, id, { version: 1, name: "B", databaseId: null, ...words });
  await deleteTemplate(dora, id);
  const entries = await prisma.auditEntry.findMany({ where: { accountId: dora.accountId }, orderBy: { id: "asc" } });
  expect(entries.map((entry) => entry.action)).toEqual(["template.created", "template.saved", "template.deleted"]);
  expect(entries[1]).toMatchObject({ before: { name: "A", version: 1 }, after: { name: "B", version: 2 } });
});
