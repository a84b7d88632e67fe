import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Path of a Chromium for the browser tests: one of the system, Playwright's own, else one is installed (apt as root, else
 * Playwright's download). Null when there is none and none can be had.
 */
export async function findBrowser(root) {
  const found = (await findInstalled()) ?? installByApt() ?? (await installByPlaywright(root));
  if (!found) console.error("There is no Chromium and none could be installed: install one, or set CHROMIUM_PATH.");
  return found;
}

async function findInstalled() {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  for (const name of NAMES) {
    const result = spawnSync("/bin/sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
    if (result.status === 0) return result.stdout.trim();
  }
  return findPlaywrights();
}

async function findPlaywrights() {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
}

function installByApt() {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return null;
  console.log("Installing Chromium with apt …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { stdio: "inherit", env });
  const result = spawnSync("/bin/sh", ["-c", "command -v chromium"], { encoding: "utf8" });
  return result.status === 0 ? result.stdout.trim() : null;
}

async function installByPlaywright(root) {
  console.log("Installing Playwright's Chromium …");
  const cli = path.join(root, "node_modules", "@playwright", "test", "cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit" });
  return findPlaywrights();
}
