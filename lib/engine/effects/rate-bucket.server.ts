import type { Pool } from "pg";
import { takeTurns } from "@/lib/engine/sql/rate-bucket.server";
import type { Clock } from "@/lib/shared/clock";

/** At most `count` in `perMs`, evenly spread. */
export type Rate = { count: number; perMs: number };

/** What may be caught up with at once after a pause: engines look for due work every so often. */
export const BURST_MS = 500;
/** Whoever waits asks again within twice this time, however many wait and whatever becomes of the limit meanwhile. */
export const AHEAD_MS = 60_000;

type Caller = { resolve: (until: number | null) => void; reject: (error: unknown) => void };
type Line = { callers: Caller[]; rate: Rate; isTaking: boolean };

/**
 * Turns of limited things, such as letters of a sender or calls to a host, shared by all engine processes through rate_bucket. Callers
 * of one process that come while it asks share the next question.
 */
export class RateBucket {
  readonly #lines = new Map<string, Line>();
  readonly #options: { pool: Pool; clock: Clock; random: () => number };

  constructor(options: { pool: Pool; clock: Clock; random: () => number }) {
    this.#options = options;
  }

  /** Takes a turn of a key: null, or ms since 1970 when to ask again. */
  async take(key: string, rate: Rate): Promise<number | null> {
    const line = this.#lines.get(key) ?? { callers: [], rate, isTaking: false };
    this.#lines.set(key, line);
    line.rate = rate;
    return new Promise((resolve, reject) => {
      line.callers.push({ resolve, reject });
      if (!line.isTaking) void this.#serve(key, line);
    });
  }

  async #serve(key: string, line: Line): Promise<void> {
    line.isTaking = true;
    // Callers of the same moment come together.
    await Promise.resolve();
    while (line.callers.length > 0) {
      const callers = line.callers.splice(0);
      try {
        await this.#ask(key, line.rate, callers);
      } catch (error) {
        for (const { reject } of callers) reject(error);
      }
    }
    line.isTaking = false;
    this.#lines.delete(key);
  }

  async #ask(key: string, rate: Rate, callers: readonly Caller[]): Promise<void> {
    const { pool, clock, random } = this.#options;
    const now = clock.now().getTime();
    const everyMs = rate.perMs / rate.count;
    const limits = { everyMs, burstMs: BURST_MS, aheadMs: AHEAD_MS };
    const { granted, queueMs } = await takeTurns(pool, { key, now, count: callers.length, ...limits });
    callers.forEach(({ resolve }, n) => {
      if (n < granted) {
        resolve(null);
        return;
      }
      const until = queueMs + (n - granted) * everyMs;
      // Too many wait to give each a place: they come back spread over some time.
      resolve(Math.ceil(until < now + AHEAD_MS ? until : now + AHEAD_MS * (1 + random())));
    });
  }
}
