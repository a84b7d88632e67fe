import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { draftMigration } from "@/lib/db/draft-migration.server";
import { startEmbedded } from "@/lib/db/embedded/start-embedded.server";

/**
 * `npm run migration`: prints the SQL that makes the whole of prisma/schema.prisma. Compare it with the migrations there
 * are, write the difference by hand into prisma/migrations/NNNN_name/migration.sql; `npm run check` says whether they agree.
 */
const dataDir = await mkdtemp(path.join(os.tmpdir(), "cuelight-draft-"));
const database = await startEmbedded({ dataDir, settings: { fsync: "off" } });
try {
  process.stdout.write(await draftMigration(database.url, path.resolve("prisma/schema.prisma")));
} finally {
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}
