import { startBenchServer } from "./api-server";
import { measure, type Bench } from "./figure";
import { makeMillionWorld } from "./million-world";
import { scaled } from "./scaled";
import { emailOf } from "./start-world";

const BATCH = scaled(10_000);
const BATCHES = 5;
const PROFILES = scaled(1_000_000);
/** Nobody is called. */
const NO_PORT = 9;

/** How many profiles `workflows/start_batch` takes in, beside a database of a million. */
export const startBatch: Bench = async (log) => {
  log(`making ${PROFILES} profiles`);
  const world = await makeMillionWorld(PROFILES, NO_PORT);
  const server = await startBenchServer("ours", world);
  try {
    log(`${BATCHES} batches of ${BATCH}`);
    const startedAt = performance.now();
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const data = Array.from({ length: BATCH }, (_, n) => ({ email: emailOf(batch * BATCH + n) }));
      const response = await fetch(`http://127.0.0.1:${server.port}/api/v1.1/workflows/start_batch`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token: world.token, id: world.scenarioId, matching: "email", data }),
      });
      if (!response.ok) throw new Error(`A batch failed: ${await response.text()}`);
      await response.arrayBuffer();
    }
    const perSecond = (BATCH * BATCHES * 1000) / (performance.now() - startedAt);
    return [measure("workflows/start_batch, profiles", "1/s", perSecond)];
  } finally {
    server.child.kill();
  }
};
