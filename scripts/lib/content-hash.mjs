import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const FOLDERS = ["app", "components", "lib", "prisma", "public", "scripts"];
const SKIPPED_FOLDERS = new Set(["node_modules", "generated", "testing"]);
const SOURCE_AT_ROOT = /\.(js|mjs|cjs|ts)$|^(package-lock|package|tsconfig)\.json$/;
const TEST = /\.(test|spec|test-d)\.tsx?$/;

/**
 * Hash of everything a build is made from: sources, lockfile, Node's version. By content and not by time: a checkout or
 * a copy touches every file and changes none.
 */
export function contentHash(root) {
  const hash = createHash("sha256").update(process.version);
  for (const file of listSources(root)) {
    hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function listSources(root) {
  const atRoot = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE_AT_ROOT.test(entry.name) && entry.name !== "next-env.d.ts")
    .map((entry) => path.join(root, entry.name));
  return [...atRoot, ...FOLDERS.flatMap((folder) => listFolder(path.join(root, folder)))].sort();
}

function listFolder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : listFolder(file);
    return TEST.test(entry.name) ? [] : [file];
  });
}
