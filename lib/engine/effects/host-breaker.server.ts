import type { Pool } from "pg";
import { clearHost, countHostFailure, readHost } from "@/lib/engine/sql/host-state.server";
import type { HostLimits, HostRow } from "@/lib/engine/sql/host-state.server";
import type { Clock } from "@/lib/shared/clock";

export const HOST_LIMITS: HostLimits = { failuresMax: 5, restMs: 5_000, restMsMax: 60_000 };
/** Another process's findings hold here after this time at the latest. */
const KEPT_MS_MAX = 1_000;
const HOSTS_MAX = 10_000;
/** When a host's places are taken its calls come back after about this. */
const BUSY_MS = 200;

type Entry = { row: HostRow | null; readAt: number };

export type HostBreakerOptions = {
  pool: Pool;
  clock: Clock;
  /** Calls to one host at once in this process: one that hangs must not take every place. */
  callsMax: number;
  limits?: HostLimits;
};

/**
 * Per-host circuit breaker, shared by all engine processes through host_state: a host that keeps failing rests, and calls to it
 * wait without counting as tried. When its rest is over, one failure more sends it back.
 */
export class HostBreaker {
  readonly #known = new Map<string, Entry>();
  readonly #calls = new Map<string, number>();
  readonly #options: HostBreakerOptions;

  constructor(options: HostBreakerOptions) {
    this.#options = options;
  }

  /** Takes a place for a call: null, or ms since 1970 when to ask again. Give it back with `release`. */
  async acquire(host: string): Promise<number | null> {
    const now = this.#options.clock.now().getTime();
    const row = await this.#read(host, now);
    if (row?.openUntil && row.openUntil.getTime() > now) return row.openUntil.getTime();
    const calls = this.#calls.get(host) ?? 0;
    if (calls >= this.#options.callsMax) return now + BUSY_MS;
    this.#calls.set(host, calls + 1);
    return null;
  }

  /** Gives the place back and says how the host did. */
  async release(host: string, isFine: boolean): Promise<void> {
    const calls = (this.#calls.get(host) ?? 1) - 1;
    if (calls > 0) this.#calls.set(host, calls);
    else this.#calls.delete(host);
    const { pool, clock, limits = HOST_LIMITS } = this.#options;
    const now = clock.now();
    if (!isFine) {
      this.#keep(host, await countHostFailure(pool, { host, now }, limits), now.getTime());
    } else if ((this.#known.get(host)?.row?.failures ?? 0) > 0) {
      await clearHost(pool, { host, now });
      this.#keep(host, null, now.getTime());
    }
  }

  async #read(host: string, now: number): Promise<HostRow | null> {
    const known = this.#known.get(host);
    if (known && now - known.readAt < KEPT_MS_MAX) return known.row;
    return this.#keep(host, await readHost(this.#options.pool, host), now);
  }

  #keep(host: string, row: HostRow | null, readAt: number): HostRow | null {
    if (this.#known.size >= HOSTS_MAX) this.#known.clear();
    this.#known.set(host, { row, readAt });
    return row;
  }
}
