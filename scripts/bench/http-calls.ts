import type { Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { request } from "undici";
import { pool } from "@/lib/db/pool.server";
import { portOf, publishCallScenario, startSink } from "./call-scenario";
import { startEngineProcess } from "./engine-process";
import { compare, median, type Bench } from "./figure";
import { makeStartWorld, type StartWorld } from "./start-world";
import { countCompleted, emptyTasks, fillTasks } from "./tasks";

const PROFILES = 20_000;
const ROUNDS = 3;
const DRAIN_MS_MAX = 300_000;
/** Calls under way, as the engine's default. */
const CALLS_AT_ONCE = 32;
const LOOPS = 2;
const LEASED_AT_ONCE = 250;

/**
 * 20,000 profiles with one HTTP call each to a server on this machine: the engine as `npm start` runs it, against a bare loop of undici
 * that leases rows, calls and writes the results, without profiles, scenarios and history. They take turns.
 */
export const httpCalls: Bench = async (log) => {
  const world = await makeStartWorld({ profiles: PROFILES });
  const sink = await startSink(() => undefined);
  await publishCallScenario(world, portOf(sink));
  const engine: number[] = [];
  const bare: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    engine.push(await timeEngine(world));
    bare.push(await timeBare(sink));
    log(`round ${round}: engine ${engine.at(-1)?.toFixed(0)}/s, bare loop ${bare.at(-1)?.toFixed(0)}/s`);
  }
  sink.close();
  await emptyTasks();
  return [compare("profiles with one HTTP call per second", "1/s", { value: median(engine), reference: median(bare) })];
};

const perSecond = (ms: number) => (PROFILES * 1000) / ms;

async function timeEngine(world: StartWorld): Promise<number> {
  const engine = await startEngineProcess();
  try {
    const dueAt = await fillTasks(world);
    while ((await countCompleted()) < PROFILES) {
      if (Date.now() > dueAt + DRAIN_MS_MAX) throw new Error(`The engine was not done in ${DRAIN_MS_MAX} ms.`);
      await delay(20);
    }
    return perSecond(Date.now() - dueAt);
  } finally {
    await engine.stop();
  }
}

async function timeBare(sink: Server): Promise<number> {
  await pool().query("DROP TABLE IF EXISTS bench_call");
  await pool().query("CREATE TABLE bench_call (id int PRIMARY KEY, due_at timestamptz, status int)");
  await pool().query("INSERT INTO bench_call SELECT n, now() FROM generate_series(1, $1::int) n", [PROFILES]);
  await pool().query("CREATE INDEX ON bench_call (due_at)");
  await pool().query("VACUUM ANALYZE bench_call");
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: LOOPS }, () => loop(portOf(sink))));
  const tookMs = performance.now() - startedAt;
  await pool().query("DROP TABLE bench_call");
  return perSecond(tookMs);
}

async function loop(port: number): Promise<void> {
  for (;;) {
    const { rows } = await pool().query<{ id: number }>(
      `WITH due AS (SELECT id FROM bench_call WHERE due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       UPDATE bench_call c SET due_at = now() + interval '15 s' FROM due WHERE c.id = due.id RETURNING c.id`,
      [LEASED_AT_ONCE],
    );
    if (rows.length === 0) return;
    const statuses: number[] = [];
    const queue = rows.values();
    const caller = async () => {
      for (const { id } of queue) statuses.push(await callOnce(port, id));
    };
    await Promise.all(Array.from({ length: CALLS_AT_ONCE / LOOPS }, caller));
    await pool().query(
      `UPDATE bench_call c SET status = u.status, due_at = NULL FROM unnest($1::int[], $2::int[]) AS u(id, status) WHERE c.id = u.id`,
      [rows.map(({ id }) => id), statuses],
    );
  }
}

/** As the element calls: a connection of its own each time. */
async function callOnce(port: number, n: number): Promise<number> {
  const { statusCode, body } = await request(`http://127.0.0.1:${port}/call/${n}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: `{"email":"lead${n}@example.com"}`,
    reset: true,
  });
  await body.dump();
  return statusCode;
}
