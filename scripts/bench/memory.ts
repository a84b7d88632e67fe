import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { findFreePort } from "@/lib/db/embedded/free-port.server";
import { measure, type Bench } from "./figure";

const READY_MS_MAX = 600_000;
const SETTLE_MS = 5_000;
const KB_PER_MB = 1024;
const sampleSchema = z.object({ token: z.string(), scenario_id: z.int() });
const LEADS = 50;

/**
 * Resident memory of a whole installation, from the supervisor to PostgreSQL, after the sample was loaded and its leads went through. Pages that
 * processes share are counted once (PSS); Linux only.
 */
export const memory: Bench = async (log) => {
  if (process.platform !== "linux") return [];
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "cuelight-memory-"));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), HOST: "127.0.0.1", PUBLIC_URL: url, DATA_DIR: dataDir };
  const settings = { ...env, DATABASE_URL: "", SECRET_KEY: "", SMTP_URL: "", LOG_LEVEL: "warn" };
  const installation = spawn(process.execPath, ["scripts/run.mjs", "start"], { stdio: "ignore", env: settings });
  try {
    log("starting an installation");
    await untilReady(url, installation);
    const sample = sampleSchema.parse(JSON.parse(await loadSample(settings)));
    await startLeads(url, sample);
    await delay(SETTLE_MS);
    const processes = await listProcesses(installation.pid ?? 0);
    const sizes = await Promise.all(processes.map(readPssKb));
    const sum = sizes.reduce((total, size) => total + size, 0) / KB_PER_MB;
    return [measure("memory of all processes", "MB", sum), measure("processes", "1", processes.length)];
  } finally {
    await stop(installation);
    await rm(dataDir, { recursive: true, force: true });
  }
};

async function untilReady(url: string, installation: ChildProcess): Promise<void> {
  const end = Date.now() + READY_MS_MAX;
  while (Date.now() < end) {
    if (installation.exitCode !== null) throw new Error(`The installation ended with code ${installation.exitCode}.`);
    const isReady = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await delay(500);
  }
  throw new Error("The installation did not become ready.");
}

/** Runs beside the installation and joins its database; answers what it printed. */
async function loadSample(env: NodeJS.ProcessEnv): Promise<string> {
  const args = ["scripts/run.mjs", "sample", "manager-notification", "--json"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], env });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  await new Promise((resolve) => child.once("close", resolve));
  return printed;
}

async function startLeads(url: string, { token, scenario_id }: z.output<typeof sampleSchema>): Promise<void> {
  for (let n = 1; n <= LEADS; n += 1) {
    const email = `lead${String(n).padStart(2, "0")}@example.com`;
    const response = await fetch(`${url}/api/v1.1/workflows/start`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, id: scenario_id, email }),
    });
    if (!response.ok) throw new Error(`A lead did not start: ${await response.text()}`);
  }
}

/** A process and all that it started, however deep. */
async function listProcesses(root: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    // The name in brackets may hold blanks and brackets itself.
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    if (stat !== "") parents.set(Number(name), parent);
  }
  const found = [root];
  for (const pid of found) for (const [child, parent] of parents) if (parent === pid) found.push(child);
  return found;
}

async function readPssKb(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0);
}

async function stop(installation: ChildProcess): Promise<void> {
  if (installation.exitCode !== null) return;
  const ended = new Promise((resolve) => installation.once("exit", resolve));
  installation.kill("SIGTERM");
  await ended;
}
