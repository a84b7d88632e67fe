import { setTimeout as delay } from "node:timers/promises";
import { pool } from "@/lib/db/pool.server";
import { countInside } from "@/lib/db/queries/scenarios/count-inside.server";
import { removeTasks } from "@/lib/engine/control/remove-tasks.server";
import { startEngineProcess } from "./engine-process";
import { measure, type Bench } from "./figure";
import { fillSleeping, makeMillionWorld } from "./million-world";
import { scaled } from "./scaled";

const PROFILES = scaled(1_000_000);
/** Nobody is called. */
const NO_PORT = 9;

/** How long it takes to take a million profiles out of a scenario: the caller begins, an engine goes on with what is left. */
export const removing: Bench = async (log) => {
  log(`making ${PROFILES} profiles`);
  const { accountId, scenarioId, ...world } = await makeMillionWorld(PROFILES, NO_PORT);
  await fillSleeping({ accountId, scenarioId, ...world });
  const engine = await startEngineProcess();
  try {
    log("removing them");
    const startedAt = performance.now();
    const removal = { accountId, scenarioId, nodeId: null, reason: "bench" };
    await removeTasks(pool(), removal, { clock: { now: () => new Date() } });
    while ((await countInside(pool(), scenarioId)) > 0) await delay(50);
    return [measure(`removing ${PROFILES} profiles`, "s", (performance.now() - startedAt) / 1000)];
  } finally {
    await engine.stop();
  }
};
