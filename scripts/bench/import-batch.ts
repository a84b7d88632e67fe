import { startBenchServer } from "./api-server";
import { measure, type Bench } from "./figure";
import { makeMillionWorld } from "./million-world";
import { scaled } from "./scaled";

const BATCH = scaled(10_000);
const BATCHES = 3;
const PROFILES = scaled(1_000_000);
/** Nobody is called. */
const NO_PORT = 9;

/** How many profiles `profiles/import_batch` makes, and then changes, beside a database of a million. */
export const importBatch: Bench = async (log) => {
  log(`making ${PROFILES} profiles`);
  const world = await makeMillionWorld(PROFILES, NO_PORT);
  const server = await startBenchServer("ours", world);
  const load = async (salt: string) => {
    const startedAt = performance.now();
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const data = Array.from({ length: BATCH }, (_, n) => ({
        email: `import${batch * BATCH + n}@bench.example`,
        _fname: `Ann ${salt}`,
        _city: salt,
      }));
      const response = await fetch(`http://127.0.0.1:${server.port}/api/v1.1/profiles/import_batch`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token: world.token, db_id: world.databaseId, data }),
      });
      const text = await response.text();
      if (!response.ok || text.includes('"error":4')) throw new Error(`A batch failed: ${text.slice(0, 300)}`);
    }
    return (BATCH * BATCHES * 1000) / (performance.now() - startedAt);
  };
  try {
    log(`${BATCHES} batches of ${BATCH} new ones`);
    const made = await load("one");
    log("the same once more, changed");
    const changed = await load("two");
    return [
      measure("profiles/import_batch, new profiles", "1/s", made),
      measure("profiles/import_batch, changed profiles", "1/s", changed),
    ];
  } finally {
    server.child.kill();
  }
};
