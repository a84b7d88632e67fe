import type { TaskEvent } from "@/lib/engine/task-row";

/** A pass that went a way; `first` = where it began. */
export type Walk = { first: TaskEvent; way: number };
/** A line of a way's history, `step` after the first one. */
export type WayStep = { way: number; step: number; event: TaskEvent };
export type SortedWays = { walks: Walk[]; steps: WayStep[]; others: TaskEvent[] };

/** A way for fewer passes than this on average saves nothing. */
const PASSES_PER_WAY_MIN = 4;

/**
 * Sorts the history of a batch by the ways that passes went: lines of a pass that stand together and say nothing of its own (no detail)
 * are one of few ways in a population. `others`: every line that is not told by a way.
 */
export function sortWays(events: readonly TaskEvent[]): SortedWays {
  const sorted: SortedWays = { walks: [], steps: [], others: [] };
  const ways = new Map<string, number>();
  for (let from = 0; from < events.length;) {
    const to = findEnd(events, from);
    const [first] = events.slice(from, to);
    if (first?.detail === null) addWalk(sorted, ways, events.slice(from, to));
    else sorted.others.push(...events.slice(from, to));
    from = to;
  }
  if (sorted.walks.length >= ways.size * PASSES_PER_WAY_MIN) return sorted;
  return { walks: [], steps: [], others: [...events] };
}

/** A run of lines of one pass, either all with a detail or all without. */
function findEnd(events: readonly TaskEvent[], from: number): number {
  const first = events[from];
  let to = from + 1;
  for (let event = events[to]; event !== undefined && first !== undefined; event = events[to]) {
    if (event.passId !== first.passId || (event.detail === null) !== (first.detail === null)) break;
    to += 1;
  }
  return to;
}

function addWalk({ walks, steps }: SortedWays, ways: Map<string, number>, lines: readonly TaskEvent[]): void {
  const [first] = lines;
  if (first === undefined) return;
  let key = "";
  for (const { scenarioId, nodeId, kind, output, seq } of lines) {
    key += `${seq - first.seq} ${scenarioId} ${nodeId} ${kind} ${output ?? ""};`;
  }
  let way = ways.get(key);
  if (way === undefined) {
    way = ways.size;
    ways.set(key, way);
    for (const event of lines) steps.push({ way, step: event.seq - first.seq, event });
  }
  walks.push({ first, way });
}
