import type { Pool } from "pg";
import { REALTIME_LANE } from "@/lib/engine/task-row";

/** Engines listen here; the payload is a list of shards, with a bulk lane as `12.3`, those with facts as `f12`. */
export const WORK_CHANNEL = "cuelight_work";

/** Hints of so many ms go out together. */
const COALESCE_MS = 3;

type Waiting = { hints: Set<string>; timer: NodeJS.Timeout };
const waiting = new WeakMap<Pool, Waiting>();

/**
 * Tells the engines that these shards have new work, after its commit. Only a hint, for speed: sent in a transaction of its own,
 * many together, and lost without harm, because engines also look by themselves.
 */
export function hintWork(pool: Pool, shards: Iterable<number>, lane = REALTIME_LANE): void {
  hint(
    pool,
    [...shards].map((shard) => nameOf(shard, lane)),
  );
}

/** The same for facts in the inbox. */
export function hintFacts(pool: Pool, shards: Iterable<number>, lane = REALTIME_LANE): void {
  hint(
    pool,
    [...shards].map((shard) => `f${nameOf(shard, lane)}`),
  );
}

const nameOf = (shard: number, lane: number) => (lane === REALTIME_LANE ? String(shard) : `${shard}.${lane}`);

function hint(pool: Pool, hints: readonly string[]): void {
  if (hints.length === 0) return;
  let entry = waiting.get(pool);
  if (!entry) {
    const timer = setTimeout(() => void send(pool), COALESCE_MS);
    waiting.set(pool, (entry = { hints: new Set(), timer }));
  }
  for (const one of hints) entry.hints.add(one);
}

async function send(pool: Pool): Promise<void> {
  const hints = [...(waiting.get(pool)?.hints ?? [])];
  waiting.delete(pool);
  try {
    await pool.query({
      name: "engine-hint",
      text: "SELECT pg_notify($1, $2)",
      values: [WORK_CHANNEL, hints.join(",")],
    });
  } catch {
    // The engines find the work by themselves a moment later.
  }
}
