import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject, vi } from "vitest";
import { closePool, pool } from "@/lib/db/pool.server";
import { closePrisma, prisma } from "@/lib/db/prisma.server";
import { reloadEnv } from "@/lib/shared/env.server";
import type { PrismaClient } from "@/prisma/generated/client";

export type TestDatabase = { url: string; pool: pg.Pool; prisma: PrismaClient };

const TEST_SECRET_KEY = "a-key-for-tests-that-is-long-enough-0123456789";

/**
 * A migrated database of this test file's own: `const { pool, prisma, url } = await testDatabase();` at its top.
 * `pool()` and `prisma()` of lib/db point at it as well. Dropped when the file is done.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const url = await makeDatabase({ template: nameOf(inject("templateUrl")) });
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("SECRET_KEY", TEST_SECRET_KEY);
  reloadEnv();
  afterAll(async () => {
    await closePrisma();
    await closePool();
    await dropDatabase(url);
  });
  return { url, pool: pool(), prisma: prisma() };
}

/** An empty database without tables; the caller drops it with `dropDatabase`. */
export async function emptyDatabase(): Promise<string> {
  return makeDatabase({ template: "template0" });
}

export async function dropDatabase(url: string): Promise<void> {
  await asAdmin(`DROP DATABASE IF EXISTS ${nameOf(url)} WITH (FORCE)`);
}

async function makeDatabase({ template }: { template: string }): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return withDatabase(name);
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase("postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(name: string): string {
  const url = new URL(inject("templateUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);
