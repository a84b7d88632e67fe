import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { contentHash } from "./content-hash.mjs";

const ENTRIES = [
  "start",
  "with-database",
  "prepare",
  "server",
  "worker",
  "account",
  "sample",
  "bench",
  "migration-draft",
  "build",
];

/**
 * Compiles the scripts into build/*.js when a source changed; packages stay where they are. The stamp is what
 * `npm start` compares the screens' build with, too.
 */
export async function bundle(root) {
  const outdir = path.join(root, "build");
  const stamp = path.join(outdir, "bundle.stamp");
  const wanted = contentHash(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  // Imported only when there is something to compile: it keeps a process of its own until it is stopped.
  const { build, stop } = await import("esbuild");
  rmSync(stamp, { force: true });
  mkdirSync(outdir, { recursive: true });
  const entryPoints = ENTRIES.map((name) => path.join(root, "scripts", `${name}.ts`)).filter((file) =>
    existsSync(file),
  );
  const options = {
    entryPoints,
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    alias: { "@": root.replace(/\/$/, "") },
    sourcemap: "linked",
    logLevel: "error",
    absWorkingDir: root,
  };
  await build(options).catch((error) => {
    throw Object.assign(new Error("The scripts could not be compiled, see above."), { name: "AppError", cause: error });
  });
  await stop();
  writeFileSync(stamp, wanted);
}
