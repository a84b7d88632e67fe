import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/**
 * Makes a folder and those above it, one after another: Node's own recursive `mkdir` never returns where a file system refuses
 * new folders with "no such file", as /proc does.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else made it in between.
    if (!existsSync(folder)) throw error;
  }
}
