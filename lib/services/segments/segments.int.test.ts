import { expect, test } from "vitest";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { testDatabase } from "@/lib/testing/test-database";
import { deleteSegment } from "./delete-segment.server";

const { prisma } = await testDatabase();
const NOW = new Date("2026-11-21T12:00:00Z");

async function makeActor(name: string) {
  const { id: accountId } = await prisma.account.create({ data: { name } });
  return {
    ...{ kind: "user" as const, id: 1, name, accountId, zone: "UTC", role: "marketer" as const },
    ...{ permissions: listPermissions("marketer"), groupIds: [], ip: null, requestId: "test" },
  };
}

const ann = await makeActor("Ann");
const bob = await makeActor("Bob");
const { id: databaseId } = await prisma.database.create({ data: { accountId: ann.accountId, name: "Leads" } });

async function makeSegment(name: string, condition?: object) {
  const kind = condition ? "dynamic" : "static";
  const data = { accountId: ann.accountId, databaseId, name, kind, ...(condition ? { condition } : {}) };
  return (await prisma.segment.create({ data })).id;
}

test("a segment that a scenario's version, a draft or another segment names is not deleted: the answer lists them", async () => {
  const id = await makeSegment("Buyers");
  const test = { kind: "segment", segmentId: id, in: true };
  const { id: other } = await makeSegment("Fans", { kind: "group", match: "all", items: [test] }).then((id) => ({
    id,
  }));
  const graph = { nodes: [{ id: 1, settings: { condition: { kind: "group", items: [test] } } }], edges: [] };
  const scenario = { accountId: ann.accountId, databaseId, reentry: "skip", version: 1 };
  const saved = await prisma.scenario.create({
    data: { ...scenario, name: "Saved", versions: { create: { version: 1, graph } } },
  });
  const drafted = await prisma.scenario.create({
    data: { ...scenario, name: "Drafted", version: 0, draft: { create: { baseVersion: 0, graph } } },
  });
  const users = [
    { kind: "scenario", id: saved.id, name: "Saved" },
    { kind: "scenario", id: drafted.id, name: "Drafted" },
    { kind: "segment", id: other, name: "Fans" },
  ];
  await expect(deleteSegment(ann, { id }, NOW)).rejects.toMatchObject({ code: "conflict", details: { users } });
  await prisma.scenario.updateMany({ where: { id: { in: [saved.id, drafted.id] } }, data: { trashedAt: NOW } });
  await expect(deleteSegment(ann, { id }, NOW)).rejects.toMatchObject({ details: { users: [users[2]] } });
  await deleteSegment(ann, { id: other }, NOW);
  await deleteSegment(ann, { id }, NOW);
  await expect(deleteSegment(ann, { id }, NOW)).rejects.toMatchObject({ code: "not_found" });
});

test("another account's segment is not found, and the name of a deleted one is free", async () => {
  const id = await makeSegment("Once");
  await expect(deleteSegment(bob, { id }, NOW)).rejects.toMatchObject({ code: "not_found" });
  await deleteSegment(ann, { id }, NOW);
  await makeSegment("Once");
  await expect(makeSegment("Once")).rejects.toMatchObject({ code: "P2002" });
});
