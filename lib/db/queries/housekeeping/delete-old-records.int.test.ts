import { expect, test } from "vitest";
import { deleteOldRecords } from "@/lib/db/queries/housekeeping/delete-old-records.server";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma } = await testDatabase();
const now = new Date("2026-06-01T03:40:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

test("the audit journal keeps 90 days of every account", async () => {
  for (const name of ["One", "Two"]) {
    const { id: accountId } = await prisma.account.create({ data: { name } });
    for (const days of [1, 89, 91, 400]) {
      await prisma.auditEntry.create({
        data: {
          ...{ accountId, at: daysAgo(days), actorKind: "system", actorName: "Cuelight", action: `${days}` },
          ...{ objectType: "test", objectId: "1", requestId: "r" },
        },
      });
    }
  }
  await deleteOldRecords(pool, now);
  const kept = await prisma.auditEntry.findMany({ orderBy: [{ accountId: "asc" }, { at: "desc" }] });
  expect(kept.map(({ action }) => action)).toEqual(["1", "89", "1", "89"]);
});
