import type { LiveDelta, StatDelta } from "@/lib/engine/sql/add-statistics.server";
import type { EventKind, TaskEvent } from "@/lib/engine/task-row";

const QUARTER_MS = 15 * 60_000;
/** The scenario as a whole stands among its elements under this number. */
export const SCENARIO_TOTALS = -1;

/** The quarter of an hour that a moment belongs to. */
export function getQuarter(now: Date): Date {
  return new Date(Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS);
}

/** What the numbers look at. */
export type CountedEvent = Pick<
  TaskEvent,
  "kind" | "scenarioId" | "nodeId" | "output" | "to" | "insideMs" | "leaves" | "isError"
>;

/** Sums up what the events of a batch mean for the numbers above the elements: the events are their only source. */
export class Statistics {
  readonly #live = new Map<string, LiveDelta>();
  readonly #stats = new Map<string, StatDelta>();

  /** Counts an event, or so many of the same. */
  add(event: CountedEvent, times = 1): void {
    ADD[event.kind](this, event, times);
  }

  get live(): LiveDelta[] {
    return [...this.#live.values()];
  }

  get stats(): StatDelta[] {
    return [...this.#stats.values()];
  }

  /** A profile stands in the element from now on. */
  enter(scenarioId: number, nodeId: number, times: number): void {
    this.stat(scenarioId, nodeId, "").entered += times;
    this.inside(scenarioId, nodeId).inside += times;
  }

  /** It does no longer. */
  leave(event: CountedEvent, output: string, times: number): void {
    const stat = this.stat(event.scenarioId, event.nodeId, output);
    stat.left += times;
    stat.insideMs += event.insideMs * times;
    this.inside(event.scenarioId, event.nodeId).inside -= times;
  }

  inside(scenarioId: number, nodeId: number): LiveDelta {
    const key = `${scenarioId}:${nodeId}`;
    let delta = this.#live.get(key);
    if (!delta) this.#live.set(key, (delta = { scenarioId, nodeId, inside: 0 }));
    return delta;
  }

  stat(scenarioId: number, nodeId: number, output: string): StatDelta {
    const key = `${scenarioId}:${nodeId}:${output}`;
    let delta = this.#stats.get(key);
    if (!delta) {
      delta = { scenarioId, nodeId, output, entered: 0, left: 0, failed: 0, insideMs: 0 };
      this.#stats.set(key, delta);
    }
    return delta;
  }
}

const ADD: Record<EventKind, (to: Statistics, event: CountedEvent, times: number) => void> = {
  entered: (to, { scenarioId, nodeId }, times) => {
    to.stat(scenarioId, SCENARIO_TOTALS, "").entered += times;
    to.enter(scenarioId, nodeId, times);
  },
  left: (to, event, times) => {
    to.leave(event, event.output ?? "", times);
    if (event.to !== null) to.enter(event.scenarioId, event.to, times);
  },
  exited: (to, event, times) => {
    to.stat(event.scenarioId, SCENARIO_TOTALS, "completed").left += times;
    if (event.leaves) to.leave(event, "exited", times);
    // It is over as any other, but nobody would see that it went wrong.
    if (event.isError !== true) return;
    to.stat(event.scenarioId, SCENARIO_TOTALS, "unseen").failed += times;
    to.stat(event.scenarioId, event.nodeId, "").failed += times;
  },
  // A failed task stands nowhere and is counted already.
  removed: (to, event, times) => {
    if (!event.leaves) return;
    to.stat(event.scenarioId, SCENARIO_TOTALS, "removed").left += times;
    to.leave(event, "removed", times);
  },
  failed: (to, { scenarioId, nodeId }, times) => {
    to.stat(scenarioId, SCENARIO_TOTALS, "failed").failed += times;
    to.stat(scenarioId, nodeId, "").failed += times;
    to.inside(scenarioId, nodeId).inside -= times;
  },
  retried: (to, { scenarioId, nodeId }, times) => {
    to.stat(scenarioId, SCENARIO_TOTALS, "retried").entered += times;
    to.enter(scenarioId, nodeId, times);
  },
  waited: () => undefined,
  sent: () => undefined,
};
