import { expect, test } from "vitest";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { testDatabase } from "@/lib/testing/test-database";
import type { Condition } from "@/lib/domain/conditions/condition";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { countCondition } from "./count-condition.server";
import { createSegment } from "./create-segment.server";
import { deleteSegment } from "./delete-segment.server";
import { listProfileSegments } from "./list-profile-segments.server";
import { listSegments } from "./list-segments.server";
import { recountSegment } from "./recount-segment.server";
import { setProfileSegment } from "./set-profile-segment.server";
import { updateSegment } from "./update-segment.server";

const { pool, prisma } = await testDatabase();
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
  await expect(deleteSegment(ann, { id })).rejects.toMatchObject({ code: "conflict", details: { users } });
  await prisma.scenario.updateMany({ where: { id: { in: [saved.id, drafted.id] } }, data: { trashedAt: NOW } });
  await expect(deleteSegment(ann, { id })).rejects.toMatchObject({ details: { users: [users[2]] } });
  await deleteSegment(ann, { id: other });
  await deleteSegment(ann, { id });
  await expect(deleteSegment(ann, { id })).rejects.toMatchObject({ code: "not_found" });
});

test("another account's segment is not found, and the name of a deleted one is free", async () => {
  const id = await makeSegment("Once");
  await expect(deleteSegment(bob, { id })).rejects.toMatchObject({ code: "not_found" });
  await deleteSegment(ann, { id });
  await makeSegment("Once");
  await expect(makeSegment("Once")).rejects.toMatchObject({ code: "P2002" });
});

const isIn = (segmentId: number): Condition => ({ kind: "segment", segmentId, in: true });
const byCity = (value: string): Condition => ({ kind: "field", field: "_city", is: "equal", value });
const all = (...items: Condition[]): Condition => ({ kind: "group", match: "all", items });
const fresh = { databaseId, description: "", kind: "dynamic" as const };

async function addProfile(fields: object): Promise<{ id: bigint; publicId: string }> {
  const { rows } = await pool.query<{ id: bigint }>(
    `INSERT INTO profile (shard, id, database_id, fields, created_at, updated_at)
     SELECT n & 255, n, $1, $2, $3, $3 FROM nextval('profile_id_seq') n RETURNING id`,
    [databaseId, JSON.stringify(fields), NOW],
  );
  const id = rows[0]?.id ?? 0n;
  return { id, publicId: formatProfileId(id, NOW) };
}

test("a condition is counted before and after it is saved, lists are counted by their members, and figures are kept", async () => {
  for (const _city of ["Paris", "Paris", "Rome"]) await addProfile({ _city });
  const condition = all(byCity("Paris"));
  expect(await countCondition(ann, { databaseId, condition })).toEqual({ profileCount: 2, issues: [] });
  const { id } = await createSegment(ann, { ...fresh, name: "Parisians", condition });
  expect(await recountSegment(ann, { id })).toEqual({ profileCount: 2 });
  const other: Condition = { kind: "group", match: "none", items: [isIn(id)] };
  expect((await countCondition(ann, { databaseId, condition: other })).profileCount).toBe(1);
  const list = await createSegment(ann, { ...fresh, name: "Guests", kind: "static", condition: null });
  const { publicId } = await addProfile({});
  const change = { id: publicId, segmentId: list.id };
  expect([
    await setProfileSegment(ann, { ...change, in: true }),
    await setProfileSegment(ann, { ...change, in: true }),
  ]).toEqual([{ changed: true }, { changed: false }]);
  // Nobody counted the list: it is counted as it is listed.
  const { items } = await listSegments(ann, { search: "s" });
  expect(items.filter((one) => [id, list.id].includes(one.id)).map((one) => [one.name, one.profileCount])).toEqual([
    ["Guests", 1],
    ["Parisians", 2],
  ]);
  const { items: lists } = await listProfileSegments(ann, { id: publicId });
  expect(lists.filter(({ addedAt }) => addedAt !== null)).toMatchObject([{ id: list.id, kind: "static" }]);
  expect(await setProfileSegment(ann, { ...change, in: false })).toEqual({ changed: true });
  await expect(setProfileSegment(ann, { ...change, segmentId: id, in: true })).rejects.toMatchObject({
    code: "bad_request",
    field: "segment_id",
  });
  await expect(recountSegment(bob, { id })).rejects.toMatchObject({ code: "not_found" });
  await expect(countCondition(bob, { databaseId, condition })).rejects.toMatchObject({ code: "not_found" });
});

test("a condition that cannot be asked is refused with its path, and nothing is saved or counted", async () => {
  const condition = all({ kind: "apicontent", path: "total", is: "is_set" }, isIn(999_999));
  await expect(createSegment(ann, { ...fresh, name: "Wrong", condition })).rejects.toMatchObject({
    ...{ code: "bad_request", field: "condition.items.0" },
    message: "A segment asks about profiles; apicontent belongs to a pass through a scenario.",
  });
  const { profileCount, issues } = await countCondition(ann, { databaseId, condition });
  expect([profileCount, issues.map(({ field }) => field)]).toEqual([null, ["items.0", "items.1.segmentId"]]);
  await expect(createSegment(ann, { ...fresh, name: "None", condition: null })).rejects.toMatchObject({
    field: "condition",
  });
  const list = { ...fresh, name: "List", kind: "static" as const };
  await expect(createSegment(ann, { ...list, condition })).rejects.toMatchObject({ field: "condition" });
  await expect(createSegment(bob, { ...list, condition: null })).rejects.toMatchObject({ code: "not_found" });
  expect((await listSegments(ann, { search: "Wrong" })).items).toEqual([]);
});

test("a segment that would ask about itself, also through another one, is refused with the way", async () => {
  const first = await createSegment(ann, { ...fresh, name: "First", condition: all(byCity("Paris")) });
  const second = await createSegment(ann, { ...fresh, name: "Second", condition: all(isIn(first.id)) });
  await expect(updateSegment(ann, { id: first.id, condition: all(isIn(second.id)) })).rejects.toMatchObject({
    field: "condition",
    message: `The segment would ask about itself: #${first.id} asks #${second.id} asks #${first.id}. Take one of these tests out.`,
  });
  await expect(updateSegment(ann, { id: first.id, condition: all(isIn(first.id)) })).rejects.toMatchObject({
    field: "condition",
  });
  await expect(updateSegment(ann, { id: second.id, name: "First" })).rejects.toMatchObject({
    code: "conflict",
    field: "name",
  });
});

test("a new condition forgets the figure; a new name does not", async () => {
  const { id } = await createSegment(ann, { ...fresh, name: "Romans", condition: all(byCity("Rome")) });
  await recountSegment(ann, { id });
  const renamed = await updateSegment(ann, { id, name: "People of Rome", condition: all(byCity("Rome")) });
  expect([renamed.name, renamed.profileCount]).toEqual(["People of Rome", 1]);
  const changed = await updateSegment(ann, { id, condition: all(byCity("Oslo")) });
  expect([changed.profileCount, changed.countedAt]).toEqual([null, null]);
});
