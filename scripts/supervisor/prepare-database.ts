import { spawn } from "node:child_process";
import path from "node:path";
import { isPrepared } from "@/lib/services/installation/is-prepared.server";
import { AppError } from "@/lib/shared/app-error";

/**
 * Migrations, fingerprint, first account, where one of them is missing: `prepare` in a process of its own. What it prints goes to our
 * stderr, unless `isQuiet`; its complaint is thrown.
 */
export async function prepareDatabase(environment: NodeJS.ProcessEnv, { isQuiet = false } = {}): Promise<void> {
  const { DATABASE_URL: url = "", SECRET_KEY: secretKey = "" } = environment;
  if (await isPrepared({ url, secretKey, migrationsFolder: path.resolve("prisma/migrations") })) return;
  const child = spawn(process.execPath, [path.resolve("build/prepare.js")], {
    stdio: ["ignore", isQuiet ? "ignore" : 2, "pipe"],
    env: environment,
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number>((resolve) => child.once("close", (status) => resolve(status ?? 1)));
  if (code !== 0) throw new AppError("unavailable", said.trim() || "The database could not be prepared.");
}
