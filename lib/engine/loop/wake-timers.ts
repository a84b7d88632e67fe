import type { Due } from "@/lib/engine/loop/due-queue";

/** Wakes that lie closer together than this share a timer. */
const GRAIN_MS = 10;

/**
 * Timers for what falls due before the next look: without them a task would wait for the look, with them it waits for a timer.
 * Only a matter of speed: a timer that is lost costs no more than until the next look.
 */
export class WakeTimers {
  readonly #timers = new Map<number, { timer: NodeJS.Timeout; places: Map<string, Due> }>();
  readonly #onDue: (due: Due) => void;
  #isStopped = false;

  constructor(onDue: (due: Due) => void) {
    this.#onDue = onDue;
  }

  /** Says the place is due at this moment, `now` and the moment in ms since 1970; at once when it is over. */
  add(due: Due, at: number, now: number): void {
    if (this.#isStopped) return;
    if (at <= now) {
      this.#onDue(due);
      return;
    }
    const moment = Math.ceil(at / GRAIN_MS) * GRAIN_MS;
    const known = this.#timers.get(moment) ?? this.#start(moment, moment - now);
    known.places.set(`${due.shard}:${due.lane}`, due);
  }

  /** For good: a look that is still under way starts none any more. */
  stop(): void {
    this.#isStopped = true;
    for (const { timer } of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #start(moment: number, ms: number) {
    const places = new Map<string, Due>();
    const timer = setTimeout(() => {
      this.#timers.delete(moment);
      for (const due of places.values()) this.#onDue(due);
    }, ms);
    const started = { timer, places };
    this.#timers.set(moment, started);
    return started;
  }
}
