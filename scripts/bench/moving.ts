import { setTimeout as delay } from "node:timers/promises";
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
/** Before that, unmeasured and beside nothing: a server that has been up for a while. */
const WARM_MS = 5_000;
const DRAIN_MS_MAX = 600_000;

/** A million profiles on the move: what callers of the API feel, and how long all of them take. */
export const moving: Bench = async (log) => {
  const sink = await startSink(() => undefined);
  log("making a million profiles");
  const world = await makeMillionWorld(PROFILES, portOf(sink));
  const server = await startBenchServer("ours", world);
  try {
    await fillSleeping(world);
    log(`a million moves beside ${CALLS_PER_SECOND} starts a second`);
    return await timeMove(world, server.port);
  } finally {
    server.child.kill();
    sink.closeAllConnections();
    sink.close();
  }
};

async function timeMove({ token, scenarioId, profiles }: MillionWorld, port: number): Promise<Figure[]> {
  const engine = await startEngineProcess();
  try {
    const url = `http://127.0.0.1:${port}/api/v1.1/workflows/start`;
    const load = (stride: number) => ({
      ...{ url, perSecond: CALLS_PER_SECOND },
      body: (n: number) => JSON.stringify({ token, id: scenarioId, matching: "email", email: emailOf(n * stride) }),
    });
    await runSteadyLoad({ ...load(104_729), durationMs: WARM_MS });
    await patientQueries(["UPDATE task SET lane = $1, wake_at = now()", [BULK_LANE]]);
    const startedAt = performance.now();
    const latencies = await runSteadyLoad({ ...load(7_919), durationMs: CALLS_MS });
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
