import { setTimeout as delay } from "node:timers/promises";
import { pool } from "@/lib/db/pool.server";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { stopScenario } from "@/lib/engine/control/stop-scenario.server";
import { startEngineProcess } from "./engine-process";
import { measure, percentile, type Bench } from "./figure";
import { scaled } from "./scaled";
import { makeStartWorld, type StartWorld } from "./start-world";
import { GRAPH } from "./steps";
import { countCompleted, emptyTasks, fillTasks } from "./tasks";

const PROFILES = scaled(250_000);
/** With fewer left the next freeze could find nothing to stop. */
const PROFILES_MIN = scaled(60_000);
const FREEZES = 20;
/** So many profiles come through before the next freeze, so that both engines are at work; then it comes at any moment. */
const WORK = scaled(2_000);
const MOMENT_MS_MAX = 400;
/** What was under way would be committed by then. */
const LATE_MS = 500;
const WORK_MS_MAX = 60_000;
const clock = { now: () => new Date() };

/** Two engines walk profiles through five elements; again and again their scenario is frozen: how long that takes, and what is committed afterwards. */
export const freeze: Bench = async (log) => {
  const world = await makeStartWorld({ graph: GRAPH, profiles: PROFILES });
  const { accountId, scenarioId } = world;
  const engines = await Promise.all([startEngineProcess(), startEngineProcess()]);
  try {
    const took: number[] = [];
    let late = 0;
    for (let n = 1; n <= FREEZES; n += 1) {
      if (n === 1 || PROFILES - (await countCompleted()) < PROFILES_MIN) await fillTasks(world);
      await waitForWork();
      await delay(Math.random() * MOMENT_MS_MAX);
      const startedAt = performance.now();
      await stopScenario(pool(), { accountId, scenarioId, keepProfiles: true }, { clock });
      took.push(performance.now() - startedAt);
      const steps = await countSteps(world);
      await delay(LATE_MS);
      late += (await countSteps(world)) - steps;
      log(`freeze ${n}: ${took.at(-1)?.toFixed(0) ?? ""} ms`);
      await activateScenario(pool(), { accountId, scenarioId }, { clock });
    }
    return [
      measure("freeze under the load of two engines, p50", "ms", percentile(took, 50)),
      measure("freeze under the load of two engines, p99", "ms", percentile(took, 99)),
      measure("freeze under the load of two engines, longest", "ms", Math.max(...took)),
      measure("steps committed after a freeze returned", "", late),
    ];
  } finally {
    await Promise.all(engines.map((engine) => engine.stop()));
    await emptyTasks();
  }
};

async function waitForWork(): Promise<void> {
  const end = performance.now() + WORK_MS_MAX;
  const goal = (await countCompleted()) + WORK;
  while ((await countCompleted()) < goal) {
    if (performance.now() > end) throw new Error(`The engines did not walk ${WORK} profiles in ${WORK_MS_MAX} ms.`);
    await delay(20);
  }
}

/** Each step raises the version of its task. */
async function countSteps({ scenarioId }: StartWorld): Promise<number> {
  const { rows } = await pool().query<{ steps: string }>("SELECT sum(ver) AS steps FROM task WHERE scenario_id = $1", [
    scenarioId,
  ]);
  return Number(rows[0]?.steps);
}
