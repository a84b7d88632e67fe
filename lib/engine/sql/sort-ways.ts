import type { TaskEvent } from "@/lib/engine/task-row";

/** A pass that went a way; `first` = where it began. */
export type Walk = { first: TaskEvent; way: number };
/** A line of a way's history, `step` after the first one. */
export type WayStep = { way: number; step: number; event: TaskEvent };
export type SortedWays = { walks: Walk[]; steps: WayStep[]; others: TaskEvent[] };

/** A way for fewer passes than this on average saves nothing. */
const PASSES_PER_WAY_MIN = 4;
/** `{"test":12}` and the like. */
const SHARED_DETAIL_LENGTH_MAX = 16;

/**
 * Sorts the history of a batch by the ways that passes went: lines of a pass that stand together and say nothing of its own (no detail,
 * or one that many share, such as which test a condition failed by) are one of few ways in a population. `others`: every line that is not told by a way.
 */
export function sortWays(events: readonly TaskEvent[]): SortedWays {
  const sorted: SortedWays = { walks: [], steps: [], others: [] };
  const ways = new Map<string, number>();
  for (let from = 0; from < events.length;) {
    const to = findEnd(events, from);
    const [first] = events.slice(from, to);
    if (first !== undefined && isShared(first)) addWalk(sorted, ways, events.slice(from, to));
    else sorted.others.push(...events.slice(from, to));
    from = to;
  }
  if (sorted.walks.length >= ways.size * PASSES_PER_WAY_MIN) return sorted;
  return { walks: [], steps: [], others: [...events] };
}

/** Whether many passes may have this line; what is longer is a moment, an answer or a reason of one alone. */
function isShared({ kind, detail }: TaskEvent): boolean {
  return detail === null || (kind === "left" && detail.length <= SHARED_DETAIL_LENGTH_MAX);
}

/** A run of lines of one pass, either all shared or none. */
function findEnd(events: readonly TaskEvent[], from: number): number {
  const first = events[from];
  if (first === undefined) return from + 1;
  const shared = isShared(first);
  let to = from + 1;
  for (let event = events[to]; event !== undefined; event = events[to]) {
    if (event.passId !== first.passId || isShared(event) !== shared) break;
    to += 1;
  }
  return to;
}

function addWalk({ walks, steps }: SortedWays, ways: Map<string, number>, lines: readonly TaskEvent[]): void {
  const [first] = lines;
  if (first === undefined) return;
  let key = "";
  for (const { scenarioId, nodeId, kind, output, seq, detail } of lines) {
    key += `${seq - first.seq} ${scenarioId} ${nodeId} ${kind} ${output ?? ""};`;
    if (detail !== null) key += detail;
  }
  let way = ways.get(key);
  if (way === undefined) {
    way = ways.size;
    ways.set(key, way);
    for (const event of lines) steps.push({ way, step: event.seq - first.seq, event });
  }
  walks.push({ first, way });
}
