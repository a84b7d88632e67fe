import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { open, readFile, rename, rm, stat, statfs } from "node:fs/promises";
import { totalmem } from "node:os";
import path from "node:path";
import pg from "pg";
import { AppError } from "@/lib/shared/app-error";
import { findFreePort, isPortFree } from "./free-port.server";
import { initCluster } from "./init-cluster.server";
import { databaseUrl, prepareLayout, rememberPort } from "./layout.server";
import type { Layout } from "./layout.server";
import { getServerSettings } from "./server-settings";
import { stopLeftover } from "./stop-leftover.server";

/** A running PostgreSQL that this process started. */
export type EmbeddedDatabase = {
  url: string;
  notes: string[];
  /** Settles when the server has ended, for whatever reason. */
  ended: Promise<void>;
  /** Ends it: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** Settings of postgresql.conf beside or instead of the ones below. */
  settings?: Record<string, string>;
};

const READY_MS_MAX = 600_000;
const READY_POLL_MS = 50;
const STOP_MS_MAX = 30_000;
const LOG_BYTES_MAX = 10_000_000;
const FREE_BYTES_MIN = 1_000_000;
const PORT_TRIES = 3;

/**
 * Starts the PostgreSQL of one DATA_DIR and makes its database `cuelight` when there is none. One that a killed parent
 * left running is stopped first.
 * @throws AppError with one sentence for the operator.
 */
export async function startEmbedded({ dataDir, settings = {} }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const layout = await prepareLayout(dataDir);
  await stopLeftover(layout.cluster);
  await initCluster(layout);
  const logFile = path.resolve(dataDir, "postgres.log");
  for (let tries = 1; ; tries++) {
    const port = layout.port !== null && (await isPortFree(layout.port)) ? layout.port : await findFreePort();
    await rotate(logFile);
    const logged = await sizeOf(logFile);
    const child = await spawnServer({ layout, port, logFile, settings });
    if (!(await untilReady(child, port, layout.password))) {
      const reason = await readFrom(logFile, logged);
      if (tries < PORT_TRIES && reason.includes("could not bind")) continue;
      throw new AppError("unavailable", await explain(reason, logFile));
    }
    await rememberPort(dataDir, layout, port);
    return running(child, databaseUrl(port, layout.password), layout.notes);
  }
}

type ServerOptions = { layout: Layout; port: number; logFile: string; settings: Record<string, string> };

async function spawnServer({ layout, port, logFile, settings }: ServerOptions): Promise<ChildProcess> {
  const log = await open(logFile, "a", 0o600);
  const all = { ...(await sizedSettings(path.dirname(logFile))), ...settings, port: String(port) };
  const flags = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  try {
    // Detached: Ctrl+C in a terminal reaches the whole group, and the database must stop last.
    return spawn(path.join(layout.native, "bin", "postgres"), ["-D", layout.cluster, ...flags], {
      stdio: ["ignore", log.fd, log.fd],
      detached: true,
      cwd: "/",
      ...(layout.user ? { uid: layout.user.uid, gid: layout.user.gid } : {}),
    });
  } finally {
    await log.close();
  }
}

/** A container's limit counts, where there is one. */
async function sizedSettings(folder: string): Promise<Record<string, string>> {
  const { bavail, bsize } = await statfs(folder);
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return getServerSettings({ memory, diskFree: bavail * bsize });
}

function running(child: ChildProcess, url: string, notes: string[]): EmbeddedDatabase {
  const ended = new Promise<void>((resolve) => {
    if (hasEnded(child)) resolve();
    else child.once("exit", () => resolve());
  });
  const stop = async () => {
    // SIGINT: a fast shutdown. SIGQUIT, if that hangs: the next start recovers from the log.
    child.kill("SIGINT");
    const timer = setTimeout(() => child.kill("SIGQUIT"), STOP_MS_MAX);
    await ended;
    clearTimeout(timer);
  };
  return { url, notes, ended, stop };
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function untilReady(child: ChildProcess, port: number, password: string): Promise<boolean> {
  // A program that cannot be run has no pid and says so in an event.
  child.on("error", () => undefined);
  const deadline = Date.now() + READY_MS_MAX;
  while (child.pid !== undefined && !hasEnded(child) && Date.now() < deadline) {
    if (await makeDatabase(port, password)) return true;
    await new Promise((resolve) => setTimeout(resolve, READY_POLL_MS));
  }
  return false;
}

/** True when the server answered and has the database. */
async function makeDatabase(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, database: "postgres" });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch {
    // Not up yet, or still recovering; whether it died is asked of the process.
    return false;
  }
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = 'cuelight'");
    if (found.rowCount === 0) await client.query("CREATE DATABASE cuelight");
    return true;
  } finally {
    await client.end();
  }
}

async function rotate(logFile: string): Promise<void> {
  if ((await sizeOf(logFile)) < LOG_BYTES_MAX) return;
  await rm(`${logFile}.1`, { force: true });
  await rename(logFile, `${logFile}.1`);
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    (info) => info.size,
    () => 0,
  );
}

async function readFrom(file: string, position: number): Promise<string> {
  return readFile(file).then(
    (bytes) => bytes.subarray(position).toString(),
    () => "",
  );
}

async function explain(log: string, logFile: string): Promise<string> {
  // On a full disk not even the log can be written.
  const { bavail, bsize } = await statfs(path.dirname(logFile));
  if (bavail * bsize < FREE_BYTES_MIN || log.includes("No space left on device"))
    return "The disk is full: PostgreSQL cannot write its data.";
  const fatal = log.split("\n").findLast((line) => /FATAL|PANIC|error while loading/.test(line));
  const reason = fatal?.replace(/^.*?(FATAL|PANIC):\s*/, "") ?? "it said nothing";
  return `PostgreSQL did not start: ${reason} (see ${logFile}).`;
}
