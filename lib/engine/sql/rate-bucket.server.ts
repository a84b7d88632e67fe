import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";

/** The row must be there before it can be locked. */
export const OPEN_BUCKET: Statement = {
  name: "engine-open-bucket",
  text: `INSERT INTO rate_bucket (key, next_ms, queue_ms) VALUES ($1, 0, 0) ON CONFLICT DO NOTHING`,
};

/**
 * Takes up to $3 turns, $4 ms apart, of which $5 ms worth may be caught up with at once (the generic cell rate algorithm). Who gets none
 * is given a place behind those who wait already, at most $6 ms ahead. The subquery waits for the row's lock and then reads its newest
 * version, so that two processes never get the same turn. A clock that was set back is no reason to wait longer than one turn.
 */
export const TAKE_TURNS: Statement = {
  name: "engine-take-turns",
  text: `UPDATE rate_bucket b SET next_ms = n.base + n.granted * $4::float8,
      queue_ms = least(n.queue + ($3::int - n.granted) * $4::float8, $2::float8 + $6::float8)
    FROM (
      SELECT o.key, x.base, y.granted, greatest(least(o.queue_ms, $2::float8 + $6::float8), x.base + y.granted * $4::float8) AS queue
      FROM (SELECT key, next_ms, queue_ms FROM rate_bucket WHERE key = $1 FOR UPDATE) o
      CROSS JOIN LATERAL (SELECT least(greatest(o.next_ms, $2::float8 - $5::float8), $2::float8 + $4::float8) AS base) x
      CROSS JOIN LATERAL (
        SELECT CASE WHEN x.base > $2::float8 THEN 0
          ELSE least($3::int, floor(($2::float8 - x.base) / $4::float8)::int + 1) END AS granted
      ) y
    ) n
    WHERE b.key = n.key
    RETURNING n.granted, n.queue AS "queueMs"`,
};

/** Times in ms since 1970: turns come `everyMs` apart. */
export type TurnRequest = {
  key: string;
  now: number;
  count: number;
  everyMs: number;
  burstMs: number;
  aheadMs: number;
};
/** `queueMs`: when the first of those that got no turn may ask again; the others come `everyMs` apart. */
export type TurnAnswer = { granted: number; queueMs: number };

/** Takes turns of a key for several callers at once. */
export async function takeTurns(client: Queryable, request: TurnRequest): Promise<TurnAnswer> {
  const { key, now, count, everyMs, burstMs, aheadMs } = request;
  const take = () => runStatement<TurnAnswer>(client, TAKE_TURNS, [key, now, count, everyMs, burstMs, aheadMs]);
  const [row] = await take();
  if (row) return row;
  await countStatement(client, OPEN_BUCKET, [key]);
  return (await take())[0] ?? { granted: 0, queueMs: now + everyMs };
}
