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

/** Starts one PostgreSQL for all integration tests of a run and migrates the template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearAfterKilledRuns();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  const database = await startEmbedded({ dataDir, settings: FAST });
  const teardown = async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate({ url: database.url, folder: path.resolve("prisma/migrations") });
    await sealTemplate(database.url);
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

/** A database that somebody is connected to cannot be copied: from now on nobody may. */
async function sealTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url.replace(/\/cuelight$/, "/postgres") });
  await admin.connect();
  await admin.query("ALTER DATABASE cuelight WITH ALLOW_CONNECTIONS false");
  await admin.end();
}
