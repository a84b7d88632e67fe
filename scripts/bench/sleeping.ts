import type { Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { pool } from "@/lib/db/pool.server";
import { readLiveStatistics } from "@/lib/db/queries/statistics/read-live-statistics.server";
import { portOf, startSink } from "./call-scenario";
import { startEngineProcess } from "./engine-process";
import { measure, percentile, type Bench, type Figure } from "./figure";
import { fillSleeping, makeMillionWorld, type MillionWorld } from "./million-world";
import { readCpuMs, readPeakMb } from "./process-usage";
import { scaled } from "./scaled";
import { countCompleted } from "./tasks";

const PROFILES = scaled(1_000_000);
const IDLE_MS = 20_000;
/** An engine that has just started cleans its memory up once, some 10 to 25 s later: half a second of CPU time that is not idling's. */
const SETTLE_MS = 40_000;
const WAKES = scaled(2_000);
const WAKE_EVERY_MS = 10;
const BURST = scaled(30_000);
const AHEAD_MS = 5_000;
const WAIT_MS_MAX = 120_000;
const LOOKS = 50;

/** A million profiles asleep: what an idle engine costs, how late single wakes are, and how long 30,000 at one instant take. */
export const sleeping: Bench = async (log) => {
  const arrivals = new Map<number, number>();
  const sink = await startSink((n) => arrivals.set(n, Date.now()));
  log("making a million profiles");
  const world = await makeMillionWorld(PROFILES, portOf(sink));
  await fillSleeping(world);
  const figures = [await timeCounts(world)];
  const engine = await startEngineProcess();
  try {
    await delay(SETTLE_MS);
    log(`idle for ${IDLE_MS / 1000} s`);
    const before = readCpuMs(engine.pid);
    await delay(IDLE_MS);
    figures.push(measure("idle engine, share of a core", "%", (100 * (readCpuMs(engine.pid) - before)) / IDLE_MS));
    log(`${WAKES} wakes, one each ${WAKE_EVERY_MS} ms`);
    figures.push(...(await timeWakes(arrivals)));
    log(`${BURST} wakes at one instant`);
    figures.push(await timeBurst());
    figures.push(measure("engine's memory at most", "MB", readPeakMb(engine.pid)));
  } finally {
    await engine.stop();
    close(sink);
  }
  return figures;
};

/** What the panel asks every few seconds. */
async function timeCounts({ scenarioId }: MillionWorld): Promise<Figure> {
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const startedAt = performance.now();
    await readLiveStatistics(pool(), scenarioId);
    times.push(performance.now() - startedAt);
  }
  return measure("counts per element at a million tasks, p99", "ms", percentile(times, 99));
}

/** From the moment of the wake to the arrival of the request of the element behind the Pause. */
async function timeWakes(arrivals: ReadonlyMap<number, number>): Promise<Figure[]> {
  const first = Date.now() + AHEAD_MS;
  await pool().query(
    `UPDATE task t SET wake_at = to_timestamp(($1::float8 + u.n * $2::int) / 1000), apicontent = jsonb_build_object('n', u.n)
     FROM (SELECT shard, profile_id, scenario_id, instance, row_number() OVER (ORDER BY random())::int - 1 AS n
       FROM (SELECT * FROM task TABLESAMPLE SYSTEM (5) WHERE status = 'waiting' LIMIT $3) AS picked) AS u
     WHERE (t.shard, t.profile_id, t.scenario_id, t.instance) = (u.shard, u.profile_id, u.scenario_id, u.instance)`,
    [first, WAKE_EVERY_MS, WAKES],
  );
  await waitFor("the calls of the woken", () => Promise.resolve(arrivals.size >= WAKES));
  const late = [...arrivals].map(([n, at]) => at - (first + n * WAKE_EVERY_MS));
  return [50, 99].map((percent) =>
    measure(`wake to the next element's request, p${percent}`, "ms", percentile(late, percent)),
  );
}

async function timeBurst(): Promise<Figure> {
  const done = await countCompleted();
  const at = Date.now() + AHEAD_MS;
  await pool().query(
    `UPDATE task t SET wake_at = to_timestamp($1::float8 / 1000)
     FROM (SELECT shard, profile_id, scenario_id, instance FROM task WHERE status = 'waiting' LIMIT $2) AS u
     WHERE (t.shard, t.profile_id, t.scenario_id, t.instance) = (u.shard, u.profile_id, u.scenario_id, u.instance)`,
    [at, BURST],
  );
  if (Date.now() > at) throw new Error("They were due before all of them were set.");
  await waitFor("the burst", async () => (await countCompleted()) >= done + BURST);
  return measure(`${BURST} wakes at one instant, all through after`, "ms", Date.now() - at);
}

async function waitFor(what: string, isThere: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + WAIT_MS_MAX;
  while (!(await isThere())) {
    if (Date.now() > end) throw new Error(`Waited ${WAIT_MS_MAX} ms in vain for ${what}.`);
    await delay(10);
  }
}

function close(sink: Server): void {
  sink.closeAllConnections();
  sink.close();
}
