import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeDataDir } from "@/lib/db/embedded/layout.server";
import { AppError } from "@/lib/shared/app-error";
import type { Env } from "@/lib/shared/env.server";

const KEY_BYTES = 32;

/**
 * SECRET_KEY of the environment, else the one in DATA_DIR (made at the first start, readable for its owner only).
 * With an external database it must be given: engines and web servers on other machines need the same one.
 */
export async function requireKey({ secretKey, databaseUrl, dataDir }: Env): Promise<string> {
  if (secretKey !== undefined) return secretKey;
  if (databaseUrl !== undefined) {
    throw new AppError(
      "bad_request",
      "SECRET_KEY is required with DATABASE_URL: set it to at least 32 random characters, the same on every machine.",
    );
  }
  await makeDataDir(dataDir);
  const file = path.join(dataDir, "secret.key");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const key = randomBytes(KEY_BYTES).toString("base64url");
  writeFileSync(file, `${key}\n`, { mode: 0o600, flag: "wx" });
  return key;
}
