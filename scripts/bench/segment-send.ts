import { makeDatabaseClock } from "@/lib/db/database-clock.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { enterPopulation } from "@/lib/engine/control/enter-population.server";
import { setTimeout as delay } from "node:timers/promises";
import { startEngineProcess } from "./engine-process";
import { compare, measure, type Bench } from "./figure";
import { patientQueries } from "./patient-query";
import { scaled } from "./scaled";
import { makeStartWorld, type StartWorld } from "./start-world";
import { countCompleted, emptyTasks } from "./tasks";

const PROFILES = scaled(1_000_000);
const SENDING_MS_MAX = 600_000;

/**
 * A million profiles of a static segment are sent into a scenario (Default profile capture → Exit) by one engine, which walks them
 * meanwhile; against one bare INSERT … SELECT of as many task rows.
 */
export const segmentSend: Bench = async (log) => {
  const world = await makeStartWorld({ profiles: PROFILES });
  const segmentId = await makeSegment(world);
  const bareMs = await timeBare(world);
  log(`bare INSERT … SELECT: ${bareMs.toFixed(0)} ms`);
  await emptyTasks();
  const engine = await startEngineProcess();
  try {
    const startedAt = performance.now();
    const id = await send(world, segmentId);
    while (!(await isDone(id, startedAt))) await delay(100);
    const enteredMs = performance.now() - startedAt;
    log(`all entered after ${(enteredMs / 1000).toFixed(1)} s`);
    while ((await countCompleted()) < PROFILES) {
      if (performance.now() - startedAt > SENDING_MS_MAX) throw new Error("The engine did not walk all profiles.");
      await delay(100);
    }
    const walkedMs = performance.now() - startedAt;
    return [
      compare("profiles entered per second", "1/s", {
        value: (PROFILES * 1000) / enteredMs,
        reference: (PROFILES * 1000) / bareMs,
      }),
      measure("all entered after", "s", enteredMs / 1000),
      measure("all walked to the end after", "s", walkedMs / 1000),
    ];
  } finally {
    await engine.stop();
    await emptyTasks();
  }
};

async function makeSegment({ accountId, databaseId }: StartWorld): Promise<number> {
  const { rows } = await pool().query<{ id: number }>(
    "INSERT INTO segment (account_id, database_id, name, kind) VALUES ($1, $2, 'Bench', 'static') RETURNING id",
    [accountId, databaseId],
  );
  const segmentId = rows[0]?.id ?? 0;
  await patientQueries(
    [
      `INSERT INTO segment_member (shard, segment_id, profile_id, added_at)
       SELECT shard, $1, id, now() FROM profile WHERE database_id = $2 ORDER BY shard, id`,
      [segmentId, databaseId],
    ],
    "VACUUM ANALYZE segment_member",
  );
  return segmentId;
}

async function timeBare({ accountId, databaseId, scenarioId }: StartWorld): Promise<number> {
  const client = await pool().connect();
  try {
    await client.query("SET statement_timeout TO 0");
    const startedAt = performance.now();
    await client.query(
      `INSERT INTO task (shard, profile_id, scenario_id, instance, pass_id, account_id, database_id, node_id, status, lane, wake_at,
         entered_at, node_entered_at)
       SELECT p.shard, p.id, $1, 0, nextval('pass_id_seq'), $2, $3, 0, 'ready', 1, now(), now(), now()
       FROM profile p WHERE p.database_id = $3 ORDER BY p.shard, p.id`,
      [scenarioId, accountId, databaseId],
    );
    return performance.now() - startedAt;
  } finally {
    client.release(true);
  }
}

async function send({ accountId, databaseId, scenarioId }: StartWorld, segmentId: number): Promise<bigint> {
  const clock = await makeDatabaseClock(pool());
  try {
    const population = { accountId, databaseId, segmentId };
    return await inTransaction(pool(), (client) =>
      enterPopulation(client, { scenarioId, population, total: PROFILES }, clock.now()),
    );
  } finally {
    clock.stop();
  }
}

async function isDone(id: bigint, startedAt: number): Promise<boolean> {
  const { rows } = await pool().query<{ state: string; entered: number }>(
    "SELECT state, entered FROM engine_operation WHERE id = $1",
    [id],
  );
  const { state = "", entered = 0 } = rows[0] ?? {};
  if (state !== "running" && (state !== "done" || entered !== PROFILES)) {
    throw new Error(`The operation ended as ${state} with ${entered} of ${PROFILES} profiles.`);
  }
  if (performance.now() - startedAt > SENDING_MS_MAX) throw new Error("The profiles did not enter in time.");
  return state === "done";
}
