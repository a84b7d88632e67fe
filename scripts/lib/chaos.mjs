import path from "node:path";
import { runProgram, runSteps } from "./run-step.mjs";

/** Tests that kill, stop, cut and race, which `npm test` runs in a small size. */
const FILES = [
  ["the engine is killed", "lib/services/engine/killed-engine.int.test.ts"],
  ["an engine is stopped longer than its lease", "lib/services/engine/stopped-engine.int.test.ts"],
  ["PostgreSQL is killed, connections are cut", "scripts/supervisor/lost-database.int.test.ts"],
  ["SIGTERM under load", "lib/services/engine/worker.int.test.ts"],
  ["reentry from three processes", "lib/engine/enter-race.int.test.ts"],
  ["random scenarios against an interpreter", "lib/engine/random-graphs.int.test.ts"],
  ["a freeze under the load of two engines", "lib/services/engine/freeze.int.test.ts"],
  ["a great population beside ten", "lib/services/engine/fairness.int.test.ts"],
  ["bad neighbours", "lib/services/engine/bad-neighbours.int.test.ts"],
];

/** `npm run chaos [-- WORD…]`: the chaos tests in full size, one after the other; words choose files. Takes an hour on two cores. */
export async function run(root, words) {
  const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
  const env = { ...process.env, CHAOS: "full" };
  const isWanted = ([, file]) => words.length === 0 || words.some((word) => file.includes(word));
  const start = (file) => runProgram(process.execPath, [vitest, "run", "--project=int", file], { cwd: root, env });
  const chosen = FILES.filter(isWanted);
  if (chosen.length === 0)
    throw Object.assign(new Error(`No chaos test is named ${words.join(", ")}.`), { name: "AppError" });
  return runSteps(
    "chaos",
    chosen.map(([name, file]) => [name, () => start(file)]),
  );
}
