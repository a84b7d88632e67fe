import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/** Any number that no other user of the database takes. */
const MIGRATION_LOCK = 7_205_759_001;
/** A database that has just been started refuses connections for a moment (57P03). */
const STARTING_UP = new Set(["57P03", "ECONNREFUSED", "ECONNRESET"]);
const CONNECT_MS_MAX = 15_000;
const RETRY_MS = 200;

export type MigrateOptions = {
  url: string;
  /** Folder with one folder per migration, e.g. `prisma/migrations`. */
  folder: string;
};

/**
 * Applies the migrations that the database does not have yet, in the order of their names, and returns those names.
 * Two processes may call it at once: the second waits and finds nothing to do. Writes the table `_prisma_migrations`.
 */
export async function migrate({ url, folder }: MigrateOptions): Promise<string[]> {
  const lock = await connectPatiently(url);
  try {
    // A session lock on a connection of its own: it ends with this process, however that dies.
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const migrationsList = await readMigrations(folder);
    // Loaded late: who only lists migrations needs no schema engine.
    const { withSchemaEngine } = await import("./schema-engine.server");
    const result = await withSchemaEngine(url, (engine) =>
      engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
    );
    return result.appliedMigrationNames;
  } finally {
    await lock.end();
  }
}

async function connectPatiently(url: string): Promise<pg.Client> {
  const deadline = Date.now() + CONNECT_MS_MAX;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS_MAX });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > deadline || !isStartingUp(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

function isStartingUp(error: unknown): boolean {
  return error instanceof Error && "code" in error && STARTING_UP.has(String(error.code));
}

/** Names of the migrations of this version, in the order in which they are applied. */
export async function listMigrations(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads the migrations folder into the shape that the schema engine takes. */
async function readMigrations(folder: string) {
  const names = await listMigrations(folder);
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(path.join(folder, name, "migration.sql"), "utf8") },
      },
    })),
  );
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}
