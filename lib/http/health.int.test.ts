import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { makePool } from "@/lib/db/pool.server";
import { listMigrations } from "@/lib/db/migrate.server";
import { testDatabase } from "@/lib/testing/test-database";
import { healthz, readyz } from "./health.server";

const { pool } = await testDatabase();
const migrations = await listMigrations(path.resolve("prisma/migrations"));

beforeEach(async () => {
  await pool.query("DELETE FROM engine_process");
});

async function beat(secondsAgo: number, role: string): Promise<void> {
  await pool.query(
    `INSERT INTO engine_process (id, role, version, started_at, heartbeat_at)
     VALUES ('e1', $2, '1', now(), now() - make_interval(secs => $1))`,
    [secondsAgo, role],
  );
}

test("healthz answers without a database", () => {
  expect(healthz().status).toBe(200);
});

test("ready = database, migrations and a heartbeat of the last 15 seconds", async () => {
  await beat(1, "engine");
  const answer = await readyz(pool, migrations);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: "ready", checks: { database: true, migrations: true, engine: true } });
});

test.each([
  ["no engine ever ran", null],
  ["the engine fell silent", [20, "engine"]],
  ["only a web server runs", [1, "web"]],
  ["only housekeeping runs", [1, "housekeeping"]],
] as const)("not ready: %s", async (_why, heartbeat) => {
  if (heartbeat) await beat(heartbeat[0], heartbeat[1]);
  const answer = await readyz(pool, migrations);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ checks: { database: true, migrations: true, engine: false } });
});

test("not ready: a migration of this version is missing", async () => {
  await beat(1, "engine");
  const answer = await readyz(pool, [...migrations, "9999_from_the_future"]);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ checks: { migrations: false, engine: true } });
});

test("not ready, and no error: the database cannot be reached", async () => {
  const nowhere = makePool({ url: "postgresql://postgres@127.0.0.1:1/none", max: 1, name: "test" });
  const answer = await readyz(nowhere, migrations);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ checks: { database: false } });
  await nowhere.end();
});
