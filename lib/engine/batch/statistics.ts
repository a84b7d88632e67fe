import type { LiveDelta, StatDelta } from "@/lib/engine/sql/add-statistics.server";
import type { EventKind, TaskEvent } from "@/lib/engine/task-row";

const QUARTER_MS = 15 * 60_000;
/** The scenario as a whole stands among its elements under this number. */
export const SCENARIO_TOTALS = -1;

/** The quarter of an hour that a moment belongs to. */
export function getQuarter(now: Date): Date {
  return new Date(Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS);
}

/** Sums up what the events of a batch mean for the numbers above the elements: the events are their only source. */
export class Statistics {
  readonly #live = new Map<string, LiveDelta>();
  readonly #stats = new Map<string, StatDelta>();

  add(event: TaskEvent): void {
    ADD[event.kind](this, event);
  }

  get live(): LiveDelta[] {
    return [...this.#live.values()];
  }

  get stats(): StatDelta[] {
    return [...this.#stats.values()];
  }

  /** A profile stands in the element from now on. */
  enter(scenarioId: number, nodeId: number): void {
    this.stat(scenarioId, nodeId, "").entered += 1;
    this.inside(scenarioId, nodeId).inside += 1;
  }

  /** It does no longer. */
  leave(event: TaskEvent, output: string): void {
    const stat = this.stat(event.scenarioId, event.nodeId, output);
    stat.left += 1;
    stat.insideMs += event.insideMs;
    this.inside(event.scenarioId, event.nodeId).inside -= 1;
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

const ADD: Record<EventKind, (to: Statistics, event: TaskEvent) => void> = {
  entered: (to, { scenarioId, nodeId }) => {
    to.stat(scenarioId, SCENARIO_TOTALS, "").entered += 1;
    to.enter(scenarioId, nodeId);
  },
  left: (to, event) => {
    to.leave(event, event.output ?? "");
    if (event.to !== null) to.enter(event.scenarioId, event.to);
  },
  exited: (to, event) => {
    to.stat(event.scenarioId, SCENARIO_TOTALS, "completed").left += 1;
    if (event.leaves) to.leave(event, "exited");
  },
  // A failed task stands nowhere and is counted already.
  removed: (to, event) => {
    if (!event.leaves) return;
    to.stat(event.scenarioId, SCENARIO_TOTALS, "removed").left += 1;
    to.leave(event, "removed");
  },
  failed: (to, { scenarioId, nodeId }) => {
    to.stat(scenarioId, SCENARIO_TOTALS, "failed").failed += 1;
    to.stat(scenarioId, nodeId, "").failed += 1;
    to.inside(scenarioId, nodeId).inside -= 1;
  },
  retried: (to, { scenarioId, nodeId }) => {
    to.stat(scenarioId, SCENARIO_TOTALS, "retried").entered += 1;
    to.enter(scenarioId, nodeId);
  },
  waited: () => undefined,
  sent: () => undefined,
};
