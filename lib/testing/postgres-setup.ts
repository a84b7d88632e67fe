import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/lib/db/embedded/start-embedded.server";
import { isAlive, stopLeftover } from "@/lib/db/embedded/stop-leftover.server";
import { migrate } from "@/lib/db/migrate.server";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the migrated template database; see test-database.ts. */
    templateUrl: string;
  }
}

const PREFIX = "cuelight-test-";
/** Nothing of a test must survive a power cut. */
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/**
 * Starts one PostgreSQL for all integration tests of a run and migrates the template that each test file copies. With
 * TEST_DATABASE_URL, the address of a server's superuser, that server is used: so the tests run on another version of PostgreSQL.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // eslint-disable-next-line no-restricted-properties -- no setting of the product
  const server = process.env["TEST_DATABASE_URL"];
  return server === undefined || server === "" ? setupEmbedded(project) : setupOn(server, project);
}

async function setupOn(server: string, project: TestProject): Promise<() => Promise<void>> {
  const url = new URL(server);
  const name = `cuelight_template_${process.pid}`;
  url.pathname = `/${name}`;
  await asAdmin(url.href, `CREATE DATABASE ${name}`);
  await migrateTemplate(url.href);
  project.provide("templateUrl", url.href);
  return () => asAdmin(url.href, `DROP DATABASE ${name} WITH (FORCE)`);
}

async function setupEmbedded(project: TestProject): Promise<() => Promise<void>> {
  await clearAfterKilledRuns();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  const database = await startEmbedded({ dataDir, settings: FAST });
  const teardown = async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await migrateTemplate(database.url);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide("templateUrl", database.url);
  return teardown;
}

/** A run that was killed leaves its PostgreSQL and its folder behind; the folder's name says whose it was. */
async function clearAfterKilledRuns(): Promise<void> {
  const names = await readdir(os.tmpdir());
  for (const name of names.filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split("-")[0]);
    if (isAlive(pid)) continue;
    const folder = path.join(os.tmpdir(), name);
    await stopLeftover(path.join(folder, "postgres"));
    await rm(folder, { recursive: true, force: true });
  }
}

/** A database that somebody is connected to cannot be copied: afterwards nobody may. */
async function migrateTemplate(url: string): Promise<void> {
  await migrate({ url, folder: path.resolve("prisma/migrations") });
  await asAdmin(url, `ALTER DATABASE ${new URL(url).pathname.slice(1)} WITH ALLOW_CONNECTIONS false`);
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const address = new URL(url);
  address.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: address.href });
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}
