import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Runs one of the product's commands beside the installation under test, which it finds by DATA_DIR alone; answers what it printed. */
export async function runCommand(name: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, PUBLIC_URL: "", PORT: "", DATA_DIR: process.env.E2E_DATA_DIR };
  const { stdout } = await run(process.execPath, ["scripts/run.mjs", name, ...args], { env });
  return stdout;
}
