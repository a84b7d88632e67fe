import type { Pool } from "pg";

/** What the database says about the installation. */
export type Readiness = {
  /** Names of the migrations that were applied. */
  migrations: string[];
  /** Age in ms of the youngest heartbeat of an engine; null = no engine ever ran. */
  heartbeatAgeMs: number | null;
};

/** Reads both in one round trip. Throws when the database cannot be reached. */
export async function getReadiness(pool: Pool): Promise<Readiness> {
  const result = await pool.query<{ migrations: string[]; age: number | null }>(
    `SELECT (SELECT coalesce(array_agg(migration_name::text), '{}') FROM _prisma_migrations WHERE finished_at IS NOT NULL) AS migrations,
            (SELECT extract(epoch FROM clock_timestamp() - max(heartbeat_at)) * 1000 FROM engine_process WHERE role = 'engine')::float8 AS age`,
  );
  const row = result.rows[0];
  return { migrations: row?.migrations ?? [], heartbeatAgeMs: row?.age ?? null };
}
