import type { Pool } from "pg";
import { withConnection } from "@/lib/db/with-connection.server";

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 7;
/** A pass may wait a year, and its history is read then. */
export const TASK_EVENT_DAYS_MAX = 400;
const PREFIX = "task_event_";
/** Rows of that day already stand in the default partition; they stay there. */
const CHECK_VIOLATION = "23514";
/** Another process makes the same one at this moment. */
const MADE_MEANWHILE = ["42P07", "23505"];
const NOT_MADE: readonly unknown[] = [CHECK_VIOLATION, ...MADE_MEANWHILE];

/** Makes the partitions of task_event for today and a week ahead, and drops those past their time. */
export async function keepPartitions(pool: Pool, now: Date): Promise<{ made: string[]; dropped: string[] }> {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'task_event'::regclass",
  );
  const existing = new Set(rows.map((row) => row.name));
  const made: string[] = [];
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = new Date(now.getTime() + ahead * DAY_MS);
    if (!existing.has(nameOf(day)) && (await makePartition(pool, day))) made.push(nameOf(day));
  }
  const oldest = nameOf(new Date(now.getTime() - TASK_EVENT_DAYS_MAX * DAY_MS));
  const dropped = [...existing].filter((name) => /^task_event_\d{8}$/.test(name) && name < oldest);
  for (const name of dropped) await withShortLock(pool, `DROP TABLE IF EXISTS ${name}`);
  return { made, dropped };
}

async function makePartition(pool: Pool, day: Date): Promise<boolean> {
  const from = day.toISOString().slice(0, 10);
  const to = new Date(Date.parse(from) + DAY_MS).toISOString().slice(0, 10);
  const range = `FROM ('${from} 00:00:00+00') TO ('${to} 00:00:00+00')`;
  try {
    await withShortLock(pool, `CREATE TABLE IF NOT EXISTS ${nameOf(day)} PARTITION OF task_event FOR VALUES ${range}`);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && NOT_MADE.includes(error.code)) return false;
    throw error;
  }
}

/** Making a partition locks the whole table for a moment: better later than in front of a long reader. */
async function withShortLock(pool: Pool, statement: string): Promise<void> {
  await withConnection(pool, async (client) => {
    await client.query("SET lock_timeout = '3s'");
    await client.query(statement);
    await client.query("RESET lock_timeout");
  });
}

/** `task_event_20260131`: the day in UTC. */
function nameOf(day: Date): string {
  return PREFIX + day.toISOString().slice(0, 10).replaceAll("-", "");
}
