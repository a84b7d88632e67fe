import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { parseEnv } from "@/lib/shared/env.server";
import { waitUntil } from "@/lib/testing/wait-until";
import { superviseChild } from "./children";
import type { SupervisedChild } from "./children";
import { findRunningUrl, takeDataDir } from "./data-dir-lock";
import { reachDatabase } from "./reach-database";
import { requireKey } from "./secret-key";

let folder = "";
let children: SupervisedChild[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "cuelight-supervisor-"));
});

afterEach(async () => {
  await Promise.all(children.map((child) => child.stop()));
  children = [];
  rmSync(folder, { recursive: true, force: true });
});

const publicUrl = "http://cue.test:4000";

/** Lets the lock file name a living process, with or without the moment at which that one began. */
async function heldBySomebody(isSame: boolean): Promise<() => void> {
  const holder = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  const pid = holder.pid ?? 0;
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  const begun = text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  writeFileSync(path.join(folder, "cuelight.pid"), JSON.stringify({ pid, begun: isSame ? begun : "1", publicUrl }));
  return () => holder.kill("SIGKILL");
}

test.runIf(process.platform === "linux")("a DATA_DIR that a living start holds is not taken", async () => {
  const end = await heldBySomebody(true);
  expect(takeDataDir({ dataDir: folder, publicUrl })).toBeNull();
  expect(findRunningUrl(folder)).toBe(publicUrl);
  end();
});

test.runIf(process.platform === "linux")("a lock whose number belongs to a later process is taken over", async () => {
  const end = await heldBySomebody(false);
  const release = takeDataDir({ dataDir: folder, publicUrl });
  end();
  expect(release).not.toBeNull();
  release?.();
});

test.runIf(process.platform === "linux")("a DATA_DIR that no file system makes is named in one sentence", async () => {
  const settings = parseEnv({ DATA_DIR: "/proc/cuelight/data" });
  await expect(requireKey(settings)).rejects.toThrow("DATA_DIR /proc/cuelight/data cannot be written (ENOENT)");
});

test("SECRET_KEY is made once, for its owner only", async () => {
  const settings = parseEnv({ DATA_DIR: folder });
  const key = await requireKey(settings);
  expect(key).toHaveLength(43);
  expect(await requireKey(settings)).toBe(key);
  expect(statSync(path.join(folder, "secret.key")).mode & 0o777).toBe(0o600);
});

test("SECRET_KEY is required with DATABASE_URL", async () => {
  const settings = parseEnv({ DATA_DIR: folder, DATABASE_URL: "postgresql://u@h/d" });
  await expect(requireKey(settings)).rejects.toThrow("SECRET_KEY is required with DATABASE_URL");
});

test.each([
  ["nothing listens", (url: URL) => (url.port = "1"), "nothing listens at 127.0.0.1:1"],
  ["a wrong password", (url: URL) => (url.password = "wrong"), 'refuses the password of user "postgres"'],
  ["no such database", (url: URL) => (url.pathname = "/nowhere"), 'has no database "nowhere"'],
  ["no such host", (url: URL) => (url.hostname = "nowhere.invalid"), "nowhere.invalid"],
])("DATABASE_URL, %s: one sentence says so", async (_what, spoil, sentence) => {
  const url = new URL(inject("templateUrl"));
  spoil(url);
  const fault = await reachDatabase(url.href).catch((error: unknown) => error);
  expect(String(fault)).toContain("DATABASE_URL: ");
  expect(String(fault)).toContain(sentence);
  expect(String(fault)).not.toContain("\n");
});

function supervise(script: string, log: (line: string) => void = () => undefined): SupervisedChild {
  const file = path.join(folder, "child.mjs");
  writeFileSync(file, script);
  const child = superviseChild({ name: "toy", file, execArgv: [], environment: () => process.env, log });
  children.push(child);
  return child;
}

test("a process that dies comes back", async () => {
  const beats = path.join(folder, "beats");
  const lines: string[] = [];
  const child = supervise(
    `import { appendFileSync } from "node:fs";
     appendFileSync(${JSON.stringify(beats)}, process.pid + "\\n");
     process.send({ kind: "ready", text: "up" });
     setInterval(() => {}, 1000);`,
    (line) => lines.push(line),
  );
  expect(await child.ready).toBe("up");
  const [first = ""] = readFileSync(beats, "utf8").split("\n");
  process.kill(Number(first), "SIGKILL");
  await waitUntil("a second process", () => readFileSync(beats, "utf8").trim().split("\n").length === 2);
  expect(lines).toEqual(["The toy process ended (SIGKILL); it is started again."]);
});

test("a process that cannot start at all says why, and is not tried again", async () => {
  const child = supervise(
    `process.send({ kind: "fatal", message: "Port 80 is taken." }, () => process.exit(1));
     setInterval(() => {}, 1000);`,
  );
  await expect(child.ready).rejects.toThrow("Port 80 is taken.");
});

test("a stopped process stays away, and its end is waited for", async () => {
  const child = supervise(`process.send({ kind: "ready", text: String(process.pid) }); setInterval(() => {}, 1000);`);
  const pid = Number(await child.ready);
  await child.stop();
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});
