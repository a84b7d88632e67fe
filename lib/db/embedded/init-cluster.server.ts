import { spawnSync } from "node:child_process";
import { readFile, rename, rm, writeFile, chown } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/shared/app-error";
import { makeFolderFor } from "./layout.server";
import type { Layout } from "./layout.server";

const MAJOR = "18";

/** Makes the cluster where there is none: under another name first, so that an interrupted one is never taken for whole. */
export async function initCluster(layout: Layout): Promise<void> {
  const found = await readFile(path.join(layout.cluster, "PG_VERSION"), "utf8").catch(() => null);
  if (found !== null) {
    requireMajor(found.trim(), layout.cluster);
    return;
  }
  const unfinished = `${layout.cluster}.new`;
  const passwordFile = `${layout.cluster}.pw`;
  await rm(unfinished, { recursive: true, force: true });
  await makeFolderFor(layout.user, unfinished);
  try {
    await writeFile(passwordFile, `${layout.password}\n`, { mode: 0o600 });
    if (layout.user) await chown(passwordFile, layout.user.uid, layout.user.gid);
    runInitdb(layout, unfinished, passwordFile);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rm(layout.cluster, { recursive: true, force: true });
  await rename(unfinished, layout.cluster);
}

function runInitdb(layout: Layout, target: string, passwordFile: string): void {
  const flags = [
    `--pgdata=${target}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The same order and case rules on every machine, whatever locales it has.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  const result = spawnSync(path.join(layout.native, "bin", "initdb"), flags, {
    encoding: "utf8",
    cwd: "/",
    ...(layout.user ? { uid: layout.user.uid, gid: layout.user.gid } : {}),
  });
  if (result.status === 0) return;
  const said = `${result.stderr}${result.error?.message ?? ""}`;
  if (said.includes("No space left on device"))
    throw new AppError("unavailable", "The disk is full: the database cannot be made.");
  const line = said.split("\n").find((text) => /error|fatal/i.test(text)) ?? said.trim();
  throw new AppError("unavailable", `The database could not be made in ${layout.cluster}: ${line}.`);
}

function requireMajor(found: string, cluster: string): void {
  if (found === MAJOR) return;
  throw new AppError(
    "unavailable",
    `The database in ${cluster} was made by PostgreSQL ${found}, this version of Cuelight brings ${MAJOR}: restore a backup into a new DATA_DIR, or set DATABASE_URL.`,
  );
}
