import { startEmbedded } from "@/lib/db/embedded/start-embedded.server";
import type { EmbeddedDatabase } from "@/lib/db/embedded/start-embedded.server";
import { readDatabaseUrl } from "@/lib/db/embedded/layout.server";
import { AppError } from "@/lib/shared/app-error";
import type { Env } from "@/lib/shared/env.server";
import { takeDataDir } from "./data-dir-lock";
import { patiently } from "./patiently";
import { reachDatabase } from "./reach-database";

/** The database that the product's processes use. */
export type DatabaseHandle = {
  url: () => string;
  /** True when this process found it running and must leave it so. */
  isShared: boolean;
  stop: () => Promise<void>;
};

type Options = {
  settings: Pick<Env, "databaseUrl" | "dataDir" | "publicUrl">;
  /** Whether a database that another process of this machine runs may be used. */
  mayJoin: boolean;
  log: (line: string) => void;
  /** Called when the database came back under another address. */
  onMoved?: () => void;
};

const BACK_OFF_MS_MIN = 500;
const BACK_OFF_MS_MAX = 10_000;

/** DATABASE_URL, or the embedded database of DATA_DIR: started and kept running, or joined where it runs already. */
export async function openDatabase(options: Options): Promise<DatabaseHandle> {
  const { databaseUrl, dataDir } = options.settings;
  if (databaseUrl !== undefined) {
    await reachDatabase(databaseUrl);
    return { url: () => databaseUrl, isShared: true, stop: async () => undefined };
  }
  const release = await patiently(
    () => takeDataDir(options.settings),
    (taken) => taken !== null || options.mayJoin,
  );
  if (release !== null) return runEmbedded(options, release);
  if (!options.mayJoin) {
    throw new AppError("unavailable", `Cuelight already runs on DATA_DIR ${dataDir}: stop it first, or set another.`);
  }
  const url = await readDatabaseUrl(dataDir);
  if (url === null) throw new AppError("unavailable", `Cuelight is just starting on DATA_DIR ${dataDir}: try again.`);
  await reachDatabase(url);
  return { url: () => url, isShared: true, stop: async () => undefined };
}

async function runEmbedded({ settings, log, onMoved }: Options, release: () => void): Promise<DatabaseHandle> {
  let isStopping = false;
  let database = await startEmbedded(settings).catch((error: unknown) => {
    release();
    throw error;
  });
  for (const note of database.notes) log(note);

  const keepRunning = async () => {
    for (;;) {
      await database.ended;
      if (isStopping) return;
      log("PostgreSQL ended; it is started again.");
      const again = await startAgain(settings.dataDir, { log, isStopping: () => isStopping });
      if (again === null) return;
      const isMoved = again.url !== database.url;
      database = again;
      if (isMoved) onMoved?.();
    }
  };
  const kept = keepRunning();
  return {
    url: () => database.url,
    isShared: false,
    stop: async () => {
      isStopping = true;
      await database.stop();
      await kept;
      release();
    },
  };
}

async function startAgain(
  dataDir: string,
  { log, isStopping }: { log: (line: string) => void; isStopping: () => boolean },
): Promise<EmbeddedDatabase | null> {
  let backOffMs = BACK_OFF_MS_MIN;
  while (!isStopping()) {
    try {
      const database = await startEmbedded({ dataDir });
      if (!isStopping()) return database;
      await database.stop();
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
    await new Promise((resolve) => setTimeout(resolve, backOffMs));
    backOffMs = Math.min(backOffMs * 2, BACK_OFF_MS_MAX);
  }
  return null;
}
