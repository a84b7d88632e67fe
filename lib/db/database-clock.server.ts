import type { Pool } from "pg";
import type { Clock } from "@/lib/shared/clock";

const REFRESH_MS = 30_000;

export type DatabaseClock = Clock & { stop: () => void };

/**
 * A clock that shows the database's time, so that engines on machines whose clocks differ agree on what is due and whose lease
 * is over. Compares every half minute; between that the machine's own clock runs on.
 */
export async function makeDatabaseClock(pool: Pool): Promise<DatabaseClock> {
  let offsetMs = await measureOffset(pool);
  const timer = setInterval(() => {
    measureOffset(pool).then(
      (ms) => (offsetMs = ms),
      // The database is away; the last difference still holds.
      () => undefined,
    );
  }, REFRESH_MS);
  timer.unref();
  return { now: () => new Date(Date.now() + offsetMs), stop: () => clearInterval(timer) };
}

async function measureOffset(pool: Pool): Promise<number> {
  const before = Date.now();
  const { rows } = await pool.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const after = Date.now();
  const there = rows[0]?.now.getTime() ?? after;
  const offset = there - (before + after) / 2;
  // Less than the measurement can tell counts as none.
  return Math.abs(offset) <= after - before + 2 ? 0 : Math.round(offset);
}
