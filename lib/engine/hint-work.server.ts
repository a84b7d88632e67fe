import type { Pool } from "pg";

/** Engines listen here; the payload is a list of shards. */
export const WORK_CHANNEL = "cuelight_work";

/** Hints of so many ms go out together. */
const COALESCE_MS = 3;

type Waiting = { shards: Set<number>; timer: NodeJS.Timeout };
const waiting = new WeakMap<Pool, Waiting>();

/**
 * Tells the engines that these shards have new work, after its commit. Only a hint, for speed: sent in a transaction of its own,
 * many together, and lost without harm, because engines also look by themselves.
 */
export function hintWork(pool: Pool, shards: Iterable<number>): void {
  let entry = waiting.get(pool);
  if (!entry) {
    const timer = setTimeout(() => void send(pool), COALESCE_MS);
    waiting.set(pool, (entry = { shards: new Set(), timer }));
  }
  for (const shard of shards) entry.shards.add(shard);
}

async function send(pool: Pool): Promise<void> {
  const shards = [...(waiting.get(pool)?.shards ?? [])];
  waiting.delete(pool);
  try {
    await pool.query({
      name: "engine-hint",
      text: "SELECT pg_notify($1, $2)",
      values: [WORK_CHANNEL, shards.join(",")],
    });
  } catch {
    // The engines find the work by themselves a moment later.
  }
}
