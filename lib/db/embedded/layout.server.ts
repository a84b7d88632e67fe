import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import {
  access,
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  readFile,
  readlink,
  rename,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { makeFolder } from "@/lib/db/embedded/make-folder.server";
import { AppError } from "@/lib/shared/app-error";
import { findBinaries } from "./binaries.server";
import type { Binaries } from "./binaries.server";
import { canEnter, requireOsUser } from "./os-user.server";
import type { OsUser } from "./os-user.server";

/** Everything about where one embedded PostgreSQL lives. */
export type Layout = {
  /** bin, lib and share. */
  native: string;
  /** The cluster (PGDATA); its real path. It may not exist yet. */
  cluster: string;
  user: OsUser | null;
  /** Password of the database user `postgres`. */
  password: string;
  /** The port it had last. */
  port: number | null;
  /** Sentences for the operator about what lies elsewhere than expected. */
  notes: string[];
};

const PRIVATE_FILE = 0o600;
/** Others may pass through, so that the user `postgres` reaches its cluster; they cannot list it. */
const PASSABLE = 0o711;
/** Where root keeps what must be reachable for the user `postgres`. */
const OUTSIDE = "/var/lib/cuelight";
const state = z.object({ password: z.string().min(1), port: z.number().int().nullable() });

/** Finds or makes the places of the embedded PostgreSQL of one DATA_DIR. */
export async function prepareLayout(dataDir: string): Promise<Layout> {
  const base = path.resolve(dataDir);
  await makeDataDir(base);
  const user = (await clusterOwner(base)) ?? requireOsUser();
  if (user) await chmod(base, PASSABLE);
  const notes: string[] = [];
  const binaries = await findBinaries();
  const native = await reachableBinaries(binaries, user, notes);
  const cluster = await reachableCluster(base, user, notes);
  const { password, port } = await readState(base);
  return { native, cluster, user, password, port, notes };
}

/** Remembers the port, so that connection strings stay valid over restarts. */
export async function rememberPort(dataDir: string, layout: Layout, port: number): Promise<void> {
  if (layout.port === port) return;
  await writeState(path.resolve(dataDir), { password: layout.password, port });
}

/** Address of the embedded PostgreSQL of this DATA_DIR, if it was ever started. */
export async function readDatabaseUrl(dataDir: string): Promise<string | null> {
  const known = await findState(path.resolve(dataDir));
  return known?.port ? databaseUrl(known.port, known.password) : null;
}

export function databaseUrl(port: number, password: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/cuelight`;
}

/** Makes DATA_DIR; one that cannot be written is named in one sentence. */
export async function makeDataDir(dataDir: string): Promise<void> {
  const base = path.resolve(dataDir);
  try {
    makeFolder(base);
    await access(base, constants.W_OK);
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
    if (reason === "ENOSPC") throw cause;
    throw new AppError(
      "unavailable",
      `DATA_DIR ${base} cannot be written (${reason}): give it to this user or set another.`,
    );
  }
}

/** As root, a cluster that an ordinary user made goes on running as that user. Anybody else needs a cluster of their own. */
async function clusterOwner(base: string): Promise<OsUser | null> {
  const cluster = path.join(base, "postgres");
  const owner = await stat(cluster).catch(() => null);
  const me = process.getuid?.();
  if (owner === null || me === undefined || owner.uid === me) return null;
  if (me === 0) return { uid: owner.uid, gid: owner.gid, name: `#${owner.uid}` };
  throw new AppError(
    "unavailable",
    `The database in ${cluster} belongs to another user (uid ${owner.uid}): start Cuelight as that user or as root, or set another DATA_DIR.`,
  );
}

async function followLink(file: string): Promise<string> {
  const info = await lstat(file);
  return info.isSymbolicLink() ? path.resolve(path.dirname(file), await readlink(file)) : file;
}

async function reachableBinaries(binaries: Binaries, user: OsUser | null, notes: string[]): Promise<string> {
  if (canEnter(path.join(binaries.native, "bin"), user)) return binaries.native;
  const target = path.join(OUTSIDE, `postgresql-${binaries.version}`);
  notes.push(
    `The user "postgres" cannot enter this folder, so PostgreSQL runs from a copy of its programs in ${target}.`,
  );
  if (await exists(target)) return target;
  await makeOutside();
  const unfinished = `${target}.${process.pid}`;
  await cp(binaries.native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, target);
  return target;
}

async function makeOutside(): Promise<void> {
  await mkdir(OUTSIDE, { recursive: true });
  // Whatever root's umask is.
  await chmod(OUTSIDE, PASSABLE);
}

async function reachableCluster(base: string, user: OsUser | null, notes: string[]): Promise<string> {
  const link = path.join(base, "postgres");
  if (await exists(link)) return noteElsewhere(link, await followLink(link), notes);
  if (canEnter(base, user)) return link;
  // A random name: a later clone at the same path must not find this one's data.
  const place = path.join(OUTSIDE, `data-${randomBytes(6).toString("hex")}`);
  await makeOutside();
  await mkdir(place);
  await chmod(place, PASSABLE);
  const cluster = path.join(place, "postgres");
  await symlink(cluster, link);
  return noteElsewhere(link, cluster, notes);
}

function noteElsewhere(link: string, cluster: string, notes: string[]): string {
  if (!cluster.startsWith(`${OUTSIDE}/`)) return cluster;
  notes.push(`The user "postgres" cannot enter this folder, so the data lies in ${cluster} (${link} points there).`);
  return cluster;
}

const stateFile = (base: string) => path.join(base, "postgres.json");

async function readState(base: string): Promise<z.infer<typeof state>> {
  const known = await findState(base);
  if (known) return known;
  const fresh = { password: randomBytes(24).toString("base64url"), port: null };
  await writeState(base, fresh);
  return fresh;
}

async function findState(base: string): Promise<z.infer<typeof state> | null> {
  const file = stateFile(base);
  if (!(await exists(file))) return null;
  return state.parse(JSON.parse(await readFile(file, "utf8")));
}

async function writeState(base: string, value: z.infer<typeof state>): Promise<void> {
  // Written beside and renamed: a full disk or a crash must not lose the password.
  const unfinished = `${stateFile(base)}.new`;
  await writeFile(unfinished, JSON.stringify(value), { mode: PRIVATE_FILE });
  await rename(unfinished, stateFile(base));
}

/** Makes a folder that PostgreSQL may fill. */
export async function makeFolderFor(user: OsUser | null, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
