import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "@/lib/shared/app-error";
import { Stopped } from "./stop-signal";

const TAIL_LINES = 30;

/** Builds the screens (next build) when a source, the lockfile or Node's version changed since the last time. */
export async function buildScreens(log: (line: string) => void): Promise<void> {
  const wanted = readFileSync(path.resolve("build/bundle.stamp"), "utf8");
  const stamp = path.resolve("build/screens.stamp");
  const isBuilt = existsSync(path.resolve(".next/BUILD_ID")) && existsSync(stamp);
  if (isBuilt && readFileSync(stamp, "utf8") === wanted) return;
  log("Building the screens; this takes about a minute and is done once per version …");
  rmSync(stamp, { force: true });
  const { code, said } = await runBuild();
  if (code === 0) {
    writeFileSync(stamp, wanted);
    return;
  }
  if (said.includes("ENOSPC")) throw new AppError("unavailable", "The disk is full: the screens cannot be built.");
  const tail = said.trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
  throw new AppError("unavailable", `${tail}\nThe screens could not be built (next build failed, see above).`);
}

async function runBuild(): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [path.resolve("node_modules/next/dist/bin/next"), "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const interrupted = new AbortController();
  const end = () => {
    interrupted.abort();
    child.kill("SIGTERM");
  };
  process.once("SIGTERM", end).once("SIGINT", end);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number>((resolve) => child.once("exit", (status) => resolve(status ?? 1)));
  process.off("SIGTERM", end).off("SIGINT", end);
  if (interrupted.signal.aborted) throw new Stopped();
  return { code, said };
}
