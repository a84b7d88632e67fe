import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, makePool } from "@/lib/db/pool.server";
import { makeSystemActor } from "@/lib/services/accounts/make-system-actor.server";
import { removeField } from "@/lib/services/databases/remove-field.server";
import { updateField } from "@/lib/services/databases/update-field.server";
import { makeApiWorld } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma, url } = await testDatabase();
const { accountId, databaseId } = await makeApiWorld({ pool, prisma });
const actor = await makeSystemActor(accountId);
const field = await prisma.field.findFirstOrThrow({ where: { databaseId, name: "shop" } });
const PROFILES = 150_000;
/** All profiles in one statement take several times as long, those of one shard a hundredth. */
const STATEMENT_MS_MAX = 500;

beforeAll(async () => {
  await pool.query(
    `INSERT INTO profile (shard, id, database_id, fields, version, created_at, updated_at)
     SELECT (n & 255)::smallint, n, $1, jsonb_build_object('_fname', 'Ann', 'shop', 's' || n), 1, now(), now()
     FROM generate_series(1000, 999 + ${PROFILES}) n`,
    [databaseId],
  );
  await pool.query(
    `INSERT INTO profile_key (key_shard, database_id, field, value, profile_id, is_unique)
     SELECT get_byte(decode(md5('s' || n), 'hex'), 0), $1, 'f:shop', 's' || n, n, false
     FROM generate_series(1000, 999 + ${PROFILES}) n`,
    [databaseId],
  );
  globalThis.cuelightPool = makePool({ url, max: 2, name: "hurried", statementMsMax: STATEMENT_MS_MAX });
});

afterAll(async () => {
  await closePool();
  globalThis.cuelightPool = pool;
});

test("no statement grows with the database when a field becomes unique and when it is removed", async () => {
  await updateField(actor, { id: databaseId, fieldId: field.id, isUnique: true });
  expect(await count("FROM profile_key WHERE field = 'f:shop' AND is_unique")).toBe(PROFILES);
  await removeField(actor, { id: databaseId, fieldId: field.id });
  expect(await count("FROM profile_key WHERE field = 'f:shop'")).toBe(0);
  expect(await count("FROM profile WHERE fields ? 'shop'")).toBe(0);
});

async function count(from: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count ${from}`);
  return rows[0]?.count ?? -1;
}
