import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Installs from the lockfile when node_modules is missing or is not what the lockfile says. Development packages too,
 * whatever NODE_ENV is: the build needs them.
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return;
  console.error("Installing packages from the lockfile …");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  const code = await new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], { cwd: root, stdio: ["ignore", 2, 2] });
    child.once("error", () => resolve(127));
    child.once("exit", resolve);
  });
  if (code === 0) return;
  throw Object.assign(new Error("The packages could not be installed (npm ci failed, see above)."), {
    name: "AppError",
  });
}

/** npm writes what it has installed into a lockfile of its own, as the last thing it does. */
function isInstalled(root) {
  const written = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(written)) return false;
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  const there = packagesOf(written);
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "") return true;
    // Optional packages are those of other platforms: absent on purpose.
    if (!there[name]) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return there[name].version === entry.version && existsSync(path.join(root, name));
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
