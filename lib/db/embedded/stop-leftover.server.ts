import { spawnSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";

const POLL_MS = 50;
const FAST_MS_MAX = 20_000;
const WAIT_MS_MAX = 40_000;

/**
 * Ends a PostgreSQL that still runs on this cluster because its parent was killed. A stale postmaster.pid, whose number
 * now belongs to some other program, is removed.
 */
export async function stopLeftover(cluster: string): Promise<void> {
  const file = path.join(cluster, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return;
  const pid = Number(text.split("\n")[0]);
  if (!isPostgres(pid)) {
    await rm(file, { force: true });
    return;
  }
  process.kill(pid, "SIGINT");
  const start = Date.now();
  let pressed = false;
  while (isPostgres(pid) && Date.now() - start < WAIT_MS_MAX) {
    if (!pressed && Date.now() - start > FAST_MS_MAX) {
      pressed = true;
      process.kill(pid, "SIGQUIT");
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function isPostgres(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  const result = spawnSync("ps", ["-o", "stat=,comm=", "-p", String(pid)], { encoding: "utf8" });
  // Without `ps` the number alone has to do.
  if (result.error) return true;
  const said = result.stdout.trim();
  return said.includes("postgres") && !said.startsWith("Z");
}

/** Whether a process of this number runs, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
