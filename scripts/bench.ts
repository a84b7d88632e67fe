import { closePool } from "@/lib/db/pool.server";
import type { Bench } from "./bench/figure";
import { dateTrigger } from "./bench/date-trigger";
import { freeze } from "./bench/freeze";
import { growth } from "./bench/growth";
import { httpCalls } from "./bench/http-calls";
import { importBatch } from "./bench/import-batch";
import { memory } from "./bench/memory";
import { moving } from "./bench/moving";
import { removing } from "./bench/removing";
import { sleeping } from "./bench/sleeping";
import { segment } from "./bench/segment";
import { segmentSend } from "./bench/segment-send";
import { startApi } from "./bench/start-api";
import { startBatch } from "./bench/start-batch";
import { steps } from "./bench/steps";
import { serveForBench } from "./bench/start-api-server";

/**
 * `npm run bench [-- NAME…] [--json]`: runs the benches on a database of their own and prints each figure, as a table or as lines of
 * `{"bench","figure","unit","value","reference","ratio"}`.
 */
const BENCHES: Record<string, Bench> = {
  ...{ steps, growth, "http-calls": httpCalls, "start-api": startApi },
  ...{ sleeping, moving, memory, "date-trigger": dateTrigger },
  ...{ segment, freeze, removing },
  "start-batch": startBatch,
  "import-batch": importBatch,
  "segment-send": segmentSend,
};

const args = process.argv.slice(2);
if (args[0] === "--serve") serveForBench(args[1] ?? "", { accountId: Number(args[2]), databaseId: Number(args[3]) });
else process.exitCode = await runBenches(args);

async function runBenches(given: string[]): Promise<number> {
  const isJson = given.includes("--json");
  const names = given.filter((name) => !name.startsWith("--"));
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown !== undefined) {
    console.error(`There is no bench "${unknown}": choose from ${Object.keys(BENCHES).join(", ")}.`);
    return 1;
  }
  for (const [bench, run] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(bench)) continue;
    for (const figure of await run((line) => console.error(`${bench}: ${line}`))) {
      console.log(isJson ? JSON.stringify({ bench, ...figure }) : describe(bench, figure));
    }
  }
  await closePool();
  return 0;
}

function describe(
  bench: string,
  { figure, unit, value, reference, ratio }: Awaited<ReturnType<Bench>>[number],
): string {
  const beside = reference === null ? "" : `  (reference ${reference} ${unit}, ratio ${ratio ?? 0})`;
  return `${bench}  ${figure}: ${value} ${unit}${beside}`;
}
