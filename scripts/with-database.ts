import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { randomBytes } from "node:crypto";
import { env } from "@/lib/shared/env.server";
import type { Env } from "@/lib/shared/env.server";
import { findRunningUrl } from "./supervisor/data-dir-lock";
import { openDatabase } from "./supervisor/database";
import { prepareDatabase } from "./supervisor/prepare-database";
import { requireKey } from "./supervisor/secret-key";
import { listenForStop } from "./supervisor/stop-signal";

/**
 * `with-database NAME [ARGUMENTS]` runs build/NAME.js with the installation's database: the running one, else it is
 * started for as long as the command takes. `bench` gets an empty database of its own, sized and synced like the real one.
 * Everything said here goes to stderr: stdout is the command's.
 */
const [name = "", ...args] = process.argv.slice(2);
const stop = listenForStop();
const log = (line: string) => console.error(line);

try {
  process.exitCode = name === "bench" ? await runBench() : await runWith(env());
} catch (error) {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
process.exit();

async function runBench(): Promise<number> {
  const dataDir = path.resolve(env().dataDir, `bench-${process.pid}`);
  try {
    const secretKey = randomBytes(32).toString("base64url");
    return await runWith({ ...env(), dataDir, databaseUrl: undefined, secretKey });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function runWith(settings: Env): Promise<number> {
  const secretKey = await requireKey(settings);
  const database = await openDatabase({ settings, mayJoin: true, log });
  try {
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      PUBLIC_URL: findRunningUrl(settings.dataDir) ?? settings.publicUrl,
      DATABASE_URL: database.url(),
      DATA_DIR: settings.dataDir,
      SECRET_KEY: secretKey,
      NODE_ENV: "production",
    };
    await prepareDatabase(environment, { isQuiet: name === "bench" });
    return await runCommand(environment);
  } finally {
    await database.stop();
  }
}

async function runCommand(environment: NodeJS.ProcessEnv): Promise<number> {
  const file = path.resolve("build", `${name}.js`);
  const child = spawn(process.execPath, ["--enable-source-maps", file, ...args], {
    stdio: "inherit",
    env: environment,
  });
  void stop.requested.then(() => child.kill("SIGTERM"));
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
