import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { build } from "esbuild";
import { afterAll } from "vitest";
import { z } from "zod";

/** Leases short enough for a test to outlast them. */
export const CHILD_LEASES = {
  CUELIGHT_SHARD_LEASE_MS: "600",
  CUELIGHT_EFFECT_LEASE_MS: "900",
  CUELIGHT_HEARTBEAT_MS: "100",
};

export type EngineChild = {
  pid: number;
  /** Lines of its log so far. */
  log: readonly LogLine[];
  send: (signal: NodeJS.Signals) => void;
  /** How it ended: its exit code, or null after a signal. */
  ended: Promise<number | null>;
};

const lineSchema = z.looseObject({ level: z.union([z.string(), z.number()]), msg: z.string().default("") });
type LogLine = z.infer<typeof lineSchema>;

const messageSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("fatal"), message: z.string() }),
]);

export type StartEngineChild = (environment: Record<string, string>) => Promise<EngineChild>;

/**
 * `const startEngineChild = await engineChildren();` at the top of a test file: compiles scripts/worker.ts and gives the function
 * that starts it as a process of its own, composed as in production, with an environment beside the test's. A start resolves when
 * the process says it is ready. All of them are killed when the file is done.
 */
export async function engineChildren(): Promise<StartEngineChild> {
  const children = new Set<ChildProcess>();
  const outdir = path.resolve("build", `test-${process.pid}-${Date.now()}`);
  afterAll(async () => {
    for (const child of children) child.kill("SIGKILL");
    await rm(outdir, { recursive: true, force: true });
  });
  await bundleWorker(outdir);
  return (environment) => {
    const child = fork(path.join(outdir, "worker.js"), {
      execArgv: ["--enable-source-maps"],
      // eslint-disable-next-line no-restricted-properties -- handed on as it is
      env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "info", ...CHILD_LEASES, ...environment },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    children.add(child);
    return waitForStart(child);
  };
}

async function waitForStart(child: ChildProcess): Promise<EngineChild> {
  const ended = once(child, "exit").then(([code]: unknown[]) => (typeof code === "number" ? code : null));
  const log: LogLine[] = [];
  const errors: string[] = [];
  readLines(child.stdout, (line) => log.push(lineSchema.parse(JSON.parse(line))));
  readLines(child.stderr, (line) => errors.push(line));
  const said = await Promise.race([once(child, "message"), ended]);
  const message = Array.isArray(said) ? messageSchema.parse(said[0]) : null;
  if (message?.kind !== "ready") {
    throw new Error(`The engine did not start: ${message?.message ?? errors.join("\n")}`);
  }
  return { pid: child.pid ?? 0, log, send: (signal) => void child.kill(signal), ended };
}

/** Compiled anew for every test file, into a folder of its own: two files may run at once, and build/ may not exist yet. */
async function bundleWorker(outdir: string): Promise<void> {
  const root = path.resolve(".");
  await build({
    entryPoints: [path.join(root, "scripts", "worker.ts")],
    ...{ outdir, absWorkingDir: root, bundle: true, format: "esm", platform: "node", target: "node20.19" },
    ...{ packages: "external", alias: { "@": root }, sourcemap: "linked", logLevel: "error" },
  });
}

function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on("line", onLine);
}
