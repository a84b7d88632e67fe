import { setTimeout as delay } from "node:timers/promises";
import { pool } from "@/lib/db/pool.server";
import { countInside } from "@/lib/db/queries/scenarios/count-inside.server";
import { removeTasks } from "@/lib/engine/control/remove-tasks.server";
import { startBenchServer } from "./api-server";
import { portOf, startSink } from "./call-scenario";
import { startEngineProcess } from "./engine-process";
import { measure, percentile, type Bench, type Figure } from "./figure";
import { runSteadyLoad } from "./load-steady";
import { fillSleeping, makeMillionWorld, type MillionWorld } from "./million-world";
import { patientQueries } from "./patient-query";
import { emailOf } from "./start-world";
import { scaled } from "./scaled";
import { BULK_LANE, countCompleted } from "./tasks";

const PROFILES = scaled(1_000_000);
const CALLS_PER_SECOND = 1_000;
const CALLS_MS = 15_000;
const BATCH = scaled(10_000);
const BATCHES = 5;
const DRAIN_MS_MAX = 600_000;

/** A million profiles on the move: what callers of the API feel, how long all of them take, and how long it takes to remove them. */
export const moving: Bench = async (log) => {
  const sink = await startSink(() => undefined);
  log("making a million profiles");
  const world = await makeMillionWorld(PROFILES, portOf(sink));
  const server = await startBenchServer("ours", world);
  try {
    await fillSleeping(world);
    log("removing a million");
    const figures = [await timeRemoval(world)];
    log(`${BATCHES} batches of ${BATCH}`);
    figures.push(await timeBatches(world, server.port));
    await fillSleeping(world);
    log(`a million moves beside ${CALLS_PER_SECOND} starts a second`);
    figures.push(...(await timeMove(world, server.port)));
    return figures;
  } finally {
    server.child.kill();
    sink.closeAllConnections();
    sink.close();
  }
};

/** The caller begins, an engine goes on with what is left. */
async function timeRemoval({ accountId, scenarioId, profiles }: MillionWorld): Promise<Figure> {
  const engine = await startEngineProcess();
  try {
    const startedAt = performance.now();
    const removal = { accountId, scenarioId, nodeId: null, reason: "bench" };
    await removeTasks(pool(), removal, { clock: { now: () => new Date() } });
    while ((await countInside(pool(), scenarioId)) > 0) await delay(50);
    return measure(`removing ${profiles} profiles`, "s", (performance.now() - startedAt) / 1000);
  } finally {
    await engine.stop();
  }
}

async function timeBatches({ token, scenarioId }: MillionWorld, port: number): Promise<Figure> {
  const startedAt = performance.now();
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const data = Array.from({ length: BATCH }, (_, n) => ({ email: emailOf(batch * BATCH + n) }));
    const response = await fetch(`http://127.0.0.1:${port}/api/v1.1/workflows/start_batch`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, id: scenarioId, matching: "email", data }),
    });
    if (!response.ok) throw new Error(`A batch failed: ${await response.text()}`);
    await response.arrayBuffer();
  }
  return measure("workflows/start_batch, profiles", "1/s", (BATCH * BATCHES * 1000) / (performance.now() - startedAt));
}

async function timeMove({ token, scenarioId, profiles }: MillionWorld, port: number): Promise<Figure[]> {
  const engine = await startEngineProcess();
  try {
    await patientQueries(["UPDATE task SET lane = $1, wake_at = now()", [BULK_LANE]]);
    const startedAt = performance.now();
    const body = (n: number) => JSON.stringify({ token, id: scenarioId, matching: "email", email: emailOf(n * 7919) });
    const url = `http://127.0.0.1:${port}/api/v1.1/workflows/start`;
    const latencies = await runSteadyLoad({ url, perSecond: CALLS_PER_SECOND, durationMs: CALLS_MS, body });
    while ((await countCompleted()) < profiles) {
      if (performance.now() > startedAt + DRAIN_MS_MAX) throw new Error("The engine did not come to an end.");
      await delay(100);
    }
    const seconds = (performance.now() - startedAt) / 1000;
    return [
      measure(`workflows/start at ${CALLS_PER_SECOND}/s beside a moving million, p50`, "ms", percentile(latencies, 50)),
      measure(`workflows/start at ${CALLS_PER_SECOND}/s beside a moving million, p99`, "ms", percentile(latencies, 99)),
      measure("a million through three elements", "s", seconds),
    ];
  } finally {
    await engine.stop();
  }
}
