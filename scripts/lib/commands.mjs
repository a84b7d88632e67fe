import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensureInstalled } from "./install.mjs";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What runs from the bundle, with the installation's database at hand; the others have a runner of their own. */
const WITH_DATABASE = new Set(["account", "sample", "bench"]);

/** Runs one command of package.json, after everything it needs is installed and compiled. */
export async function runCommand(name, args) {
  process.chdir(ROOT);
  await ensureInstalled(ROOT);
  // Imported late: these need what was just installed.
  const { generateClient } = await import("./generate.mjs");
  await generateClient(ROOT);
  if (name === "check") return runMjs("./check.mjs", args);
  if (name === "test") return runMjs("./test.mjs", args);
  if (name === "chaos") return runMjs("./chaos.mjs", args);
  const { bundle } = await import("./bundle.mjs");
  await bundle(ROOT);
  if (name === "build") return runBuilt("build", []);
  if (name === "migration") return runBuilt("migration-draft", []);
  if (WITH_DATABASE.has(name)) return runBuilt("with-database", [name, ...args]);
  if (name === "worker") process.env.ROLE = "engine";
  if (name === "start" || name === "dev" || name === "worker") return runBuilt("start", name === "dev" ? ["dev"] : []);
  throw Object.assign(new Error(`There is no command ${name}.`), { name: "AppError" });
}

async function runMjs(file, args) {
  const { run } = await import(file);
  process.exitCode = await run(ROOT, args);
}

async function runBuilt(name, args) {
  process.argv = [process.argv[0], path.join(ROOT, "build", `${name}.js`), ...args];
  await import(pathToFileURL(process.argv[1]).href);
}
