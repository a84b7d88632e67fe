import type { Pool } from "pg";
import { refreshSegment } from "@/lib/engine/segments/refresh-segment.server";
import { listDueSegments } from "@/lib/engine/sql/segment-refreshes.server";
import type { Clock } from "@/lib/shared/clock";

/** An updatable segment is refreshed once a day. */
const DAILY_MINUTES = 1_440;
/** Pools whose segments this process is refreshing: the next minute does not begin the same again. */
const busy = new WeakSet<Pool>();

/**
 * Runs every minute: refreshes updatable segments once a day, and checks the dynamic ones that active scenarios wait for as often as
 * they want. Two processes that do so at once do no harm: they share the work.
 */
export async function watchSegments(pool: Pool, { clock }: { clock: Clock }): Promise<void> {
  if (busy.has(pool)) return;
  busy.add(pool);
  try {
    const due = await listDueSegments(pool, clock.now(), DAILY_MINUTES);
    for (const segment of due) await refreshSegment(pool, { clock }, segment);
  } finally {
    busy.delete(pool);
  }
}
