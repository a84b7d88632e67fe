import type { LiveNumbers } from "@/lib/contracts/scenario-statistics";
import { pool } from "@/lib/db/pool.server";
import { type LiveStatistics, readLiveStatistics } from "@/lib/db/queries/statistics/read-live-statistics.server";

export type LiveListener = { push: (numbers: LiveNumbers) => void; end: () => void };

type Watch = { listeners: Set<LiveListener>; timer: NodeJS.Timeout | undefined; last: LiveStatistics | null };

declare global {
  // One per process: Next may load this module twice.
  var cuelightWatches: Map<number, Watch> | undefined;
}

const POLL_MS = 1_000;

/**
 * Tells a listener the numbers of a scenario: all of them at first, then once a second what has changed. The database is asked
 * once a second per scenario, however many listen, and not at all when nobody does. Returns how to stop listening.
 */
export function listenToNumbers(scenarioId: number, listener: LiveListener): () => void {
  const watches = (globalThis.cuelightWatches ??= new Map<number, Watch>());
  const watch = watches.get(scenarioId) ?? { listeners: new Set<LiveListener>(), timer: undefined, last: null };
  watches.set(scenarioId, watch);
  watch.listeners.add(listener);
  if (watch.last !== null) listener.push(describe(watch.last, null));
  if (watch.listeners.size === 1) void poll(scenarioId, watch);
  return () => {
    watch.listeners.delete(listener);
    if (watch.listeners.size > 0) return;
    clearTimeout(watch.timer);
    if (watches.get(scenarioId) === watch) watches.delete(scenarioId);
  };
}

async function poll(scenarioId: number, watch: Watch): Promise<void> {
  const now = await readLiveStatistics(pool(), scenarioId).catch(() => null);
  if (watch.listeners.size === 0) return;
  if (now === null) {
    // Deleted, or the database is away: the browsers ask again by themselves and are told then.
    for (const listener of watch.listeners) listener.end();
    watch.listeners.clear();
    globalThis.cuelightWatches?.delete(scenarioId);
    return;
  }
  const numbers = describe(now, watch.last);
  watch.last = now;
  for (const listener of watch.listeners) listener.push(numbers);
  watch.timer = setTimeout(() => void poll(scenarioId, watch), POLL_MS);
}

/** What differs from `before`; everything when there is none. */
function describe(now: LiveStatistics, before: LiveStatistics | null): LiveNumbers {
  const known = new Map(before?.nodes.map((node) => [node.nodeId, node.inside]));
  const current = new Set(now.nodes.map((node) => node.nodeId));
  const changed = now.nodes.filter((node) => known.get(node.nodeId) !== node.inside);
  const emptied = [...known.keys()].filter((id) => !current.has(id)).map((nodeId) => ({ nodeId, inside: 0 }));
  return {
    asOf: new Date().toISOString(),
    full: before === null,
    failed: now.failed,
    inside: now.nodes.reduce((sum, node) => sum + node.inside, 0),
    nodes: [...changed, ...emptied],
  };
}
