import { expect, test } from "vitest";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { readSuppressed } from "@/lib/engine/sql/read-suppressed.server";
import { testDatabase } from "@/lib/testing/test-database";
import { addSuppression } from "./add-suppression.server";
import { listSuppressions } from "./list-suppressions.server";
import { removeSuppression } from "./remove-suppression.server";

const { pool, prisma } = await testDatabase();

async function makeActor(name: string) {
  const { id: accountId } = await prisma.account.create({ data: { name } });
  return {
    ...{ kind: "user" as const, id: 1, name, accountId, zone: "UTC", role: "marketer" as const },
    ...{ permissions: listPermissions("marketer"), groupIds: [], ip: null, requestId: "test" },
  };
}

const ann = await makeActor("Ann");
const bob = await makeActor("Bob");

test("an address is on the list in its normal form, once, with who and why; the other account does not see it", async () => {
  expect(await addSuppression(ann, { address: "Anna@Shop.Example", reason: "phone" })).toEqual({
    address: "anna@shop.example",
  });
  await expect(addSuppression(ann, { address: "anna@shop.example", reason: "" })).rejects.toMatchObject({
    code: "conflict",
    field: "address",
  });
  const { items, total } = await listSuppressions(ann, { limit: 10 });
  expect([items, total]).toMatchObject([[{ address: "anna@shop.example", reason: "phone", createdBy: "Ann" }], 1]);
  expect(await listSuppressions(bob, { limit: 10 })).toEqual({ items: [], nextCursor: null, total: 0 });
  await expect(removeSuppression(bob, { address: "anna@shop.example" })).rejects.toMatchObject({ code: "not_found" });
  const asked = [ann, bob].map(({ accountId }) => ({ accountId, address: "anna@shop.example" }));
  expect([...(await readSuppressed(pool, asked))]).toEqual([`${ann.accountId} anna@shop.example`]);
});

test("an address that was taken off gets letters again, and the journal says who did both", async () => {
  await addSuppression(bob, { address: "b@x.example", reason: "" });
  await removeSuppression(bob, { address: "B@X.example" });
  expect((await listSuppressions(bob, { limit: 10 })).total).toBe(0);
  const entries = await prisma.auditEntry.findMany({ where: { accountId: bob.accountId }, orderBy: { id: "asc" } });
  expect(entries.map(({ action, objectId }) => [action, objectId])).toEqual([
    ["suppression.added", "b@x.example"],
    ["suppression.removed", "b@x.example"],
  ]);
});

test("pages and the search find every address once, and signs of LIKE are only signs", async () => {
  const carl = await makeActor("Carl");
  const addresses = ["a_1@x.example", "a1@x.example", "b@x.example", "c@y.example"];
  for (const address of addresses) await addSuppression(carl, { address, reason: "" });
  const first = await listSuppressions(carl, { limit: 3 });
  const second = await listSuppressions(carl, { limit: 3, cursor: first.nextCursor ?? "" });
  const found = [...first.items, ...second.items].map(({ address }) => address);
  expect([found.sort(), second.nextCursor]).toEqual([[...addresses].sort(), null]);
  const search = async (text: string) =>
    (await listSuppressions(carl, { limit: 9, search: text })).items.map(({ address }) => address);
  expect(await search("A_")).toEqual(["a_1@x.example"]);
  expect(await search("@y")).toEqual(["c@y.example"]);
});

test.each(["", "nobody", "a@b.example, c@d.example"])("%j is no address", async (address) => {
  await expect(addSuppression(ann, { address, reason: "" })).rejects.toMatchObject({
    code: "bad_request",
    field: "address",
  });
});
