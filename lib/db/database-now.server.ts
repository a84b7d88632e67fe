import { makeDatabaseClock, type DatabaseClock } from "./database-clock.server";
import { pool } from "./pool.server";

declare global {
  // One per process: Next and the API front import different instances of this module.
  var cuelightClock: Promise<DatabaseClock> | undefined;
}

/**
 * The database's time, by which the engines decide what is due: what the web half writes with it is neither early nor late,
 * whatever this machine's clock says.
 */
export async function databaseNow(): Promise<Date> {
  const clock = (globalThis.cuelightClock ??= makeDatabaseClock(pool()));
  try {
    return (await clock).now();
  } catch (error) {
    // The database was away: the next one asks again.
    globalThis.cuelightClock = undefined;
    throw error;
  }
}
