import path from "node:path";
import { closePool } from "@/lib/db/pool.server";
import { migrate } from "@/lib/db/migrate.server";
import { closePrisma } from "@/lib/db/prisma.server";
import { createFirstAccount } from "@/lib/services/accounts/create-first-account.server";
import { checkSecretKey } from "@/lib/services/installation/check-secret-key.server";
import { env, requireDatabaseUrl, requireSecretKey } from "@/lib/shared/env.server";

/**
 * Brings a database to this version: migrations, the key's fingerprint, the first account. A process of its own, because
 * the schema engine's memory is not wanted in one that stays.
 */
try {
  await migrate({ url: requireDatabaseUrl(), folder: path.resolve("prisma/migrations") });
  await checkSecretKey(requireSecretKey());
  const account = await createFirstAccount(env().adminEmail);
  if (account) {
    const lines = [
      "",
      "  The first account was made. This is told once:",
      `    address   ${env().publicUrl}`,
      `    e-mail    ${account.email}`,
      `    password  ${account.password}`,
      "",
    ];
    console.log(lines.join("\n"));
  }
  await closePrisma();
  await closePool();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
// An idle timer of a pool that has ended would keep the process for ten seconds.
process.exit();
