import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Makes prisma/generated when schema.prisma or Prisma's version changed. */
export async function generateClient(root) {
  const stamp = path.join(root, "prisma", "generated", ".stamp");
  const wanted = createHash("sha256")
    .update(readFileSync(path.join(root, "prisma", "schema.prisma")))
    .update(readFileSync(path.join(root, "node_modules", "prisma", "package.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const prisma = path.join(root, "node_modules", "prisma", "build", "index.js");
  const result = spawnSync(process.execPath, [prisma, "generate"], {
    cwd: root,
    encoding: "utf8",
    // Generating needs no schema engine; any program in its place keeps Prisma from downloading one.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (result.status !== 0) {
    throw Object.assign(new Error(`prisma generate failed: ${result.stderr}${result.stdout}`), { name: "AppError" });
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}
