import path from "node:path";
import { findBrowser } from "./browser.mjs";
import { bundle } from "./bundle.mjs";
import { checkSteps } from "./check.mjs";
import { runProgram, runSteps } from "./run-step.mjs";

/** `npm test`: check, then integration tests on a real PostgreSQL, the build, and the browser tests on a started installation. */
export async function run(root, args) {
  const node = (file, ...rest) => runProgram(process.execPath, [path.join(root, file), ...rest], { cwd: root });
  return runSteps("test", [
    ...checkSteps(root),
    ["integration tests", () => node("node_modules/vitest/vitest.mjs", "run", "--project=int")],
    ["build", () => build(root, node), { isGround: true }],
    ["browser tests", () => browserTests(root, node, args)],
  ]);
}

async function build(root, node) {
  await bundle(root);
  return node("build/build.js");
}

async function browserTests(root, node, args) {
  const browser = await findBrowser(root);
  if (!browser) return 1;
  process.env.CHROMIUM_PATH = browser;
  return node("node_modules/@playwright/test/cli.js", "test", ...args);
}
