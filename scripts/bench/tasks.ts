import { setTimeout as delay } from "node:timers/promises";
import { pool } from "@/lib/db/pool.server";
import { patientQueries } from "./patient-query";
import type { StartWorld } from "./start-world";

/** Populations move in a bulk lane. */
export const BULK_LANE = 1;
/** Filling, vacuuming and a checkpoint come before the tasks are due: so long in all, and so much longer for each of them. */
const PREPARE_MS = 4_000;
const PREPARE_EACH_US = 45;

/** Forgets all passes, their history and numbers. */
export async function emptyTasks(): Promise<void> {
  await pool().query("TRUNCATE task, task_event, node_live, node_stat");
}

/** Puts one task for every profile at the start element; answers when they are due, in ms of the epoch: now. */
export async function fillTasks({ accountId, databaseId, scenarioId }: StartWorld): Promise<number> {
  await emptyTasks();
  const { rows } = await pool().query<{ n: number }>("SELECT count(*)::int AS n FROM profile WHERE database_id = $1", [
    databaseId,
  ]);
  const dueAt = Date.now() + PREPARE_MS + ((rows[0]?.n ?? 0) * PREPARE_EACH_US) / 1000;
  await patientQueries(
    [
      `INSERT INTO task (shard, profile_id, scenario_id, instance, pass_id, account_id, database_id, node_id, status, lane, wake_at,
       entered_at, node_entered_at, apicontent)
     SELECT p.shard, p.id, $1, 0, nextval('pass_id_seq'), $2, $3, 0, 'ready', $4, $5, $5, $5, '{"order":{"total":70}}'
     FROM profile p WHERE p.database_id = $3 ORDER BY p.shard, p.id`,
      [scenarioId, accountId, databaseId, BULK_LANE, new Date(dueAt)],
    ],
    "VACUUM ANALYZE task",
    "CHECKPOINT",
  );
  const early = dueAt - Date.now();
  if (early < 0) throw new Error("The tasks were due before all of them were there.");
  await delay(early);
  return dueAt;
}

/** Passes that reached an end. */
export async function countCompleted(): Promise<number> {
  const { rows } = await pool().query<{ done: number }>(
    `SELECT coalesce(sum("left"), 0)::int AS done FROM node_stat WHERE node_id = -1 AND output = 'completed'`,
  );
  return rows[0]?.done ?? 0;
}
