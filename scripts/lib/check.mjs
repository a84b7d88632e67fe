import { rmSync } from "node:fs";
import path from "node:path";
import { runProgram, runSteps } from "./run-step.mjs";

/** `npm run check`: format, types, lint, import rules, unused code, unit tests. */
export async function run(root) {
  return runSteps("check", checkSteps(root));
}

export function checkSteps(root) {
  const tool =
    (file, ...args) =>
    () =>
      runProgram(process.execPath, [path.join(root, "node_modules", file), ...args], { cwd: root });
  return [
    ["format", tool("prettier/bin/prettier.cjs", "--check", "--log-level=warn", ".")],
    ["route types", () => makeRouteTypes(root, tool("next/dist/bin/next", "typegen"))],
    ["types", tool("typescript/bin/tsc", "--noEmit")],
    ["lint", tool("eslint/bin/eslint.js", ".", "--max-warnings=0")],
    [
      "import rules",
      tool("dependency-cruiser/bin/dependency-cruise.mjs", "app", "components", "lib", "scripts", "e2e"),
    ],
    ["unused code", tool("knip/bin/knip.js")],
    ["unit tests", tool("vitest/vitest.mjs", "run", "--project=unit")],
  ];
}

/** Next's types of the routes; those that a dev server left behind may name pages that are gone. */
async function makeRouteTypes(root, typegen) {
  rmSync(path.join(root, ".next", "dev", "types"), { recursive: true, force: true });
  return typegen();
}
