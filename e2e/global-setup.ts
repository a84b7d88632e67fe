import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { findFreePort } from "../lib/db/embedded/free-port.server";

const START_MS_MAX = 300_000;
const PASSWORD = /password {2,}(\S+)/;

/**
 * Starts an installation of its own for the browser tests: a fresh DATA_DIR, free ports, the production build. With
 * E2E_URL (and E2E_EMAIL, E2E_PASSWORD, E2E_DATA_DIR) set, the tests run against that one instead.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_URL) return undefined;
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "cuelight-e2e-"));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      PUBLIC_URL: url,
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      SMTP_URL: "",
      ADMIN_EMAIL: "master@cuelight.test",
      // The tests' own SMTP and HTTP servers listen on loopback.
      ALLOW_PRIVATE_TARGETS: "127.0.0.0/8",
      LOG_LEVEL: "warn",
    },
  });
  const password = await untilReady(child);
  const person = { E2E_EMAIL: "master@cuelight.test", E2E_PASSWORD: password };
  Object.assign(process.env, { E2E_URL: url, E2E_DATA_DIR: dataDir, ...person });
  return async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** Resolves with the first master's password when the installation says that it is ready. */
async function untilReady(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The installation did not start in time:\n${said}`)), START_MS_MAX);
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      process.stderr.write(chunk);
      if (!said.includes("Cuelight is ready")) return;
      clearTimeout(timer);
      resolve(PASSWORD.exec(said)?.[1] ?? "");
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`The installation ended with code ${code ?? 0}:\n${said}`));
    });
  });
}
