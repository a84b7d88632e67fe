import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbedded } from "./start-embedded.server";
import type { EmbeddedDatabase } from "./start-embedded.server";

const FAST = { fsync: "off" };

let dataDir = "";
let running: EmbeddedDatabase[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "cuelight-embedded-"));
});

afterEach(async () => {
  await Promise.all(running.map((database) => database.stop()));
  running = [];
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, settings: FAST });
  running.push(database);
  return database;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test("a database that a killed start left running is stopped, and what was committed is there", async () => {
  const left = await start();
  await query(left.url, "CREATE TABLE kept AS SELECT 7 AS value");
  const next = await start();
  await left.ended;
  expect(await query(next.url, "SELECT value FROM kept")).toEqual([{ value: 7 }]);
});

test("a second start has the same address, and its password is its owner's secret", async () => {
  const first = await start();
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect((await stat(path.join(dataDir, "postgres.json"))).mode & 0o777).toBe(0o600);
});

test("a postmaster.pid whose number belongs to another program by now is no obstacle", async () => {
  const first = await start();
  await first.stop();
  await writeFile(path.join(dataDir, "postgres", "postmaster.pid"), `${process.pid}\n/somewhere\n`);
  const second = await start();
  expect(await query(second.url, "SELECT 1 AS up")).toEqual([{ up: 1 }]);
});

test("a cluster of another PostgreSQL is refused in one sentence", async () => {
  const first = await start();
  await first.stop();
  await writeFile(path.join(dataDir, "postgres", "PG_VERSION"), "15\n");
  await expect(start()).rejects.toThrow("was made by PostgreSQL 15, this version of Cuelight brings 18");
});

test("it listens on this machine only, and a wrong password is refused", async () => {
  const database = await start();
  expect(await query(database.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  const wrong = new URL(database.url);
  wrong.password = "wrong";
  await expect(query(wrong.href, "SELECT 1")).rejects.toThrow("password authentication failed");
});
