import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { makeFolder } from "@/lib/db/embedded/make-folder.server";
import { isAlive } from "@/lib/db/embedded/stop-leftover.server";

/** `publicUrl`: where the installation answers, so that a command beside it need not be told. */
const holder = z.object({ pid: z.number(), begun: z.string(), publicUrl: z.string() });

export type DataDir = { dataDir: string; publicUrl: string };

/**
 * Takes DATA_DIR for this process, so that two supervisors never run one database. Returns the release, or null when a
 * living process holds it. A lock left by a killed process is taken over, also when its number belongs to another one by now.
 */
export function takeDataDir({ dataDir, publicUrl }: DataDir): (() => void) | null {
  const file = path.join(dataDir, "cuelight.pid");
  makeFolder(dataDir);
  if (isHeld(dataDir)) return null;
  rmSync(file, { force: true });
  const own: z.infer<typeof holder> = { pid: process.pid, begun: beginOf(process.pid), publicUrl };
  try {
    // Of two that come at once, one fails here.
    writeFileSync(file, JSON.stringify(own), { flag: "wx" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return null;
    throw error;
  }
  return () => rmSync(file, { force: true });
}

/** True when another living supervisor runs the database of this DATA_DIR. */
export function isHeld(dataDir: string): boolean {
  return findHolder(dataDir) !== null;
}

/** The PUBLIC_URL of the installation that another supervisor runs on this DATA_DIR, null when none does. */
export function findRunningUrl(dataDir: string): string | null {
  return findHolder(dataDir)?.publicUrl ?? null;
}

function findHolder(dataDir: string): z.infer<typeof holder> | null {
  const known = readHolder(path.join(dataDir, "cuelight.pid"));
  if (known === null || known.pid === process.pid) return null;
  return isAlive(known.pid) && beginOf(known.pid) === known.begun ? known : null;
}

function readHolder(file: string): z.infer<typeof holder> | null {
  try {
    return holder.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // Absent, or half written by a process that died: nobody holds it.
    return null;
  }
}

/** When a process began, in the kernel's ticks: tells it from a later one with the same number. Empty where /proc is not. */
function beginOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold spaces; field 22 is the 20th behind it.
    return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
