import { listMigrations } from "@/lib/db/migrate.server";
import { getInstallationState } from "@/lib/db/queries/installation/get-installation-state.server";
import { fingerprintOf } from "./fingerprint-of.server";

type Options = { url: string; secretKey: string; migrationsFolder: string };

/**
 * True when a start has nothing to do on this database: every migration applied, the key the right one, an account
 * there. It saves the usual start the seconds that loading the schema engine costs.
 */
export async function isPrepared({ url, secretKey, migrationsFolder }: Options): Promise<boolean> {
  const state = await getInstallationState(url);
  if (state === null || !state.hasAccount || state.secretKeyFingerprint !== fingerprintOf(secretKey)) return false;
  const names = await listMigrations(migrationsFolder);
  return names.every((name) => state.migrations.includes(name));
}
