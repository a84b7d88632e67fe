import { expect, test } from "vitest";
import { deleteOldRecords } from "@/lib/db/queries/housekeeping/delete-old-records.server";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma } = await testDatabase();
const now = new Date("2026-06-01T03:40:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

test("what is kept for a time ends after it, over several chunks", async () => {
  await pool.query(
    `INSERT INTO idempotency_record (token_id, method, key, body_hash, status, content_type, answer, created_at)
     SELECT 1, 'workflows/start', 'k' || n, '', 200, '', '', CASE WHEN n > 25 THEN $2::timestamptz ELSE $1 END
     FROM generate_series(1, 30) n`,
    [daysAgo(2), now],
  );
  await pool.query(
    `INSERT INTO effect_attempt (shard, effect_id, attempt, at, duration_ms, profile_id, outcome, target, excerpt)
     SELECT 7, n, 1, CASE WHEN n > 25 THEN $2::timestamptz ELSE $1 END, 1, 1, '', '', '' FROM generate_series(1, 30) n`,
    [daysAgo(91), now],
  );
  await deleteOldRecords(pool, now, 10);
  const { rows } = await pool.query(
    `SELECT (SELECT count(*)::int FROM idempotency_record) AS keys, (SELECT count(*)::int FROM effect_attempt) AS attempts`,
  );
  expect(rows).toEqual([{ keys: 5, attempts: 5 }]);
});

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
