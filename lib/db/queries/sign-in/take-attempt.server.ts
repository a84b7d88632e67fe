import { pool } from "@/lib/db/pool.server";

/** What attempts are counted for: `email:<address>`, and `ip:<address>` where it is known. */
export type AttemptKeys = { email: string; ip: string | null };

export type AttemptLimits = {
  /** So many attempts in a row cost nothing. */
  free: { email: number; ip: number };
  /** Longest wait in seconds. */
  waitMax: { email: number; ip: number };
};

/**
 * Counts one attempt for each key before it is tried, so that attempts made at once cannot slip past the count, and
 * returns 0; or, when one of them must wait, counts nothing for that one and returns the seconds until it may.
 * After the free ones the wait doubles with each failure: 1 s, 2 s, 4 s … An hour of quiet forgets them.
 */
export async function takeAttempt(keys: AttemptKeys, limits: AttemptLimits, now: Date): Promise<number> {
  const names = [keys.email, ...(keys.ip === null ? [] : [keys.ip])].sort();
  const { free, waitMax } = limits;
  const taken = await pool().query(TAKE, [names, now, free.email, free.ip, waitMax.email, waitMax.ip]);
  if (taken.rowCount === names.length) return 0;
  const blocked = await pool().query<{ seconds: number | null }>(WAIT, [names, now]);
  return Math.max(1, blocked.rows[0]?.seconds ?? 1);
}

const FAILURES = "CASE WHEN t.updated_at > $2::timestamptz - interval '1 hour' THEN t.failures ELSE 0 END + 1";
const FREE = "CASE WHEN t.key LIKE 'ip:%' THEN $4::int ELSE $3::int END";
const WAIT_MAX = "CASE WHEN t.key LIKE 'ip:%' THEN $6::int ELSE $5::int END";

const TAKE = `
  INSERT INTO sign_in_throttle AS t (key, failures, blocked_until, updated_at)
  SELECT key, 1, NULL, $2::timestamptz FROM unnest($1::text[]) AS k (key)
  ON CONFLICT (key) DO UPDATE SET
    failures = ${FAILURES},
    blocked_until = CASE WHEN ${FAILURES} > ${FREE}
      THEN $2::timestamptz + interval '1 second' * least(${WAIT_MAX}, power(2, least(${FAILURES} - ${FREE} - 1, 20))) END,
    updated_at = $2
  WHERE t.blocked_until IS NULL OR t.blocked_until <= $2
  RETURNING key`;

const WAIT = `
  SELECT ceil(extract(epoch FROM max(blocked_until) - $2::timestamptz))::int AS seconds
  FROM sign_in_throttle WHERE key = ANY($1)`;
