import type { Pool } from "pg";

/** Says that these workers of housekeeping, one for each process, live. */
export async function beatWorkers(pool: Pool, ids: readonly string[], now: Date): Promise<void> {
  await pool.query({
    name: "beat-workers",
    text: `INSERT INTO engine_process (id, role, version, started_at, heartbeat_at)
      SELECT id, 'housekeeping', '', $2, $2 FROM unnest($1::text[]) AS q(id) ORDER BY id
      ON CONFLICT (id) DO UPDATE SET heartbeat_at = EXCLUDED.heartbeat_at`,
    values: [ids, now],
  });
}

/** Their process stops, or they were silent since `before`. */
export async function forgetWorkers(pool: Pool, ids: readonly string[], before: Date): Promise<void> {
  await pool.query({
    name: "forget-workers",
    text: "DELETE FROM engine_process WHERE role = 'housekeeping' AND (id = ANY($1::text[]) OR heartbeat_at < $2)",
    values: [ids, before],
  });
}

/**
 * Lets go of jobs, and of queues, that are held since before `before` by workers that gave no sign of life since then: they died in
 * the middle, and the queue's own lock lasts four hours. Returns the workers.
 */
export async function unlockDeadWorkers(pool: Pool, before: Date): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: "find-dead-workers",
    text: `SELECT DISTINCT j.locked_by AS id FROM graphile_worker.jobs j
      WHERE j.locked_at < $1 AND NOT EXISTS (SELECT 1 FROM engine_process p WHERE p.id = j.locked_by AND p.heartbeat_at >= $1)`,
    values: [before],
  });
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await pool.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [ids]);
  return ids;
}
