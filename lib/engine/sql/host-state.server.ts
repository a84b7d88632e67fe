import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";

/** How a host does, as all engine processes see it. */
export const READ_HOST: Statement = {
  name: "engine-read-host",
  text: `SELECT failures, open_until AS "openUntil", retry_until AS "retryUntil" FROM host_state WHERE host = $1`,
};

/** Counts one more failure; from the threshold on the host rests, each time twice as long. */
export const COUNT_HOST_FAILURE: Statement = {
  name: "engine-count-host-failure",
  text: `INSERT INTO host_state AS h (host, failures, updated_at) VALUES ($1, 1, $2)
    ON CONFLICT (host) DO UPDATE SET failures = h.failures + 1, updated_at = $2,
      open_until = CASE WHEN h.failures + 1 >= $3
        THEN $2::timestamptz + least($5::float8, $4::float8 * power(2, least(h.failures + 1 - $3, 20))) * interval '1 millisecond'
        ELSE h.open_until END
    RETURNING failures, open_until AS "openUntil", retry_until AS "retryUntil"`,
};

export const CLEAR_HOST: Statement = {
  name: "engine-clear-host",
  text: `UPDATE host_state SET failures = 0, open_until = NULL, updated_at = $2 WHERE host = $1 AND failures > 0`,
};

/** The host asked for a pause: the longest one that somebody was told holds. */
export const REST_HOST: Statement = {
  name: "engine-rest-host",
  text: `INSERT INTO host_state AS h (host, retry_until, updated_at) VALUES ($1, $2, $3)
    ON CONFLICT (host) DO UPDATE SET retry_until = greatest(h.retry_until, $2), updated_at = $3
    RETURNING failures, open_until AS "openUntil", retry_until AS "retryUntil"`,
};

export type HostRow = { failures: number; openUntil: Date | null; retryUntil: Date | null };
export type HostLimits = { failuresMax: number; restMs: number; restMsMax: number };

/** The host's state; null when nothing ever failed there. */
export async function readHost(client: Queryable, host: string): Promise<HostRow | null> {
  const rows = await runStatement<HostRow>(client, READ_HOST, [host]);
  return rows[0] ?? null;
}

/** Counts a failure and returns the new state. */
export async function countHostFailure(
  client: Queryable,
  { host, now }: { host: string; now: Date },
  limits: HostLimits,
): Promise<HostRow | null> {
  const values = [host, now, limits.failuresMax, limits.restMs, limits.restMsMax];
  const rows = await runStatement<HostRow>(client, COUNT_HOST_FAILURE, values);
  return rows[0] ?? null;
}

/** The host answers again. */
export async function clearHost(client: Queryable, { host, now }: { host: string; now: Date }): Promise<void> {
  await countStatement(client, CLEAR_HOST, [host, now]);
}

/** Lets nobody call the host before `until`; returns the new state. */
export async function restHost(
  client: Queryable,
  { host, until, now }: { host: string; until: Date; now: Date },
): Promise<HostRow | null> {
  const rows = await runStatement<HostRow>(client, REST_HOST, [host, until, now]);
  return rows[0] ?? null;
}
