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

/** Packages of other platforms, optional peers, and what nothing asks for any more. */
const MAY_BE_ABSENT = ["optional", "devOptional", "peer", "extraneous"];

/** npm writes what it has installed into a lockfile of its own, as the last thing it does. */
function isInstalled(root) {
  const written = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(written)) return false;
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  const there = packagesOf(written);
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "") return true;
    if (!there[name]) return MAY_BE_ABSENT.some((flag) => entry[flag] === true);
    return there[name].version === entry.version && existsSync(path.join(root, name));
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
