import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { dropDatabase, emptyDatabase, testDatabase } from "@/lib/testing/test-database";
import { draftMigration } from "./draft-migration.server";
import { migrate } from "./migrate.server";

const FOLDER = path.resolve("prisma/migrations");
const SCHEMA = path.resolve("prisma/schema.prisma");

const db = await testDatabase();
const made: string[] = [];
afterAll(async () => {
  await Promise.all(made.map(dropDatabase));
});

async function freshDatabase(): Promise<string> {
  const url = await emptyDatabase();
  made.push(url);
  return url;
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function linesOf(url: string, text: string): Promise<string[]> {
  const result = await connected(url, (client) => client.query<{ line: string }>(text));
  return result.rows.map((row) => row.line);
}

/**
 * What Prisma cannot say, and the migrations add by hand: partitions, partial indexes, sequences of our own, fill
 * factors and autovacuum settings. Everything else must be equal.
 */
const COLUMNS = `
  SELECT format('%s.%s %s%s default %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, coalesce(pg_get_expr(d.adbin, d.adrelid), 'none')) AS line
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relname <> '_prisma_migrations' AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY 1`;
const INDEXES = `
  SELECT replace(pg_get_indexdef(i.indexrelid), ' ONLY ', ' ') AS line
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = 'public'::regnamespace AND NOT c.relispartition AND i.indpred IS NULL
    AND c.relname <> '_prisma_migrations'
  ORDER BY 1`;
const CONSTRAINTS = `
  SELECT format('%s %s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) AS line
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
  WHERE c.relnamespace = 'public'::regnamespace AND NOT c.relispartition AND k.contype IN ('p', 'u', 'f', 'c')
    AND c.relname <> '_prisma_migrations'
  ORDER BY 1`;

test("migrations and schema.prisma agree", async () => {
  const drafted = await freshDatabase();
  const sql = await draftMigration(drafted, SCHEMA);
  await connected(drafted, (client) => client.query(sql));
  for (const catalog of [COLUMNS, INDEXES, CONSTRAINTS]) {
    const fromSchema = await linesOf(drafted, catalog);
    expect(fromSchema.length).toBeGreaterThan(10);
    expect(await linesOf(db.url, catalog)).toEqual(fromSchema);
  }
});

test("two processes that migrate an empty database at once apply every migration once", async () => {
  const url = await freshDatabase();
  const [one, two] = await Promise.all([migrate({ url, folder: FOLDER }), migrate({ url, folder: FOLDER })]);
  const applied = await linesOf(url, `SELECT migration_name AS line FROM _prisma_migrations ORDER BY 1`);
  expect([...one, ...two].sort()).toEqual(applied);
});

test("a database that has every migration is left alone", async () => {
  expect(await migrate({ url: db.url, folder: FOLDER })).toEqual([]);
});
