import type { Pool } from "pg";
import type { Taken } from "@/lib/engine/effects/host-places";
import { HostPlaces } from "@/lib/engine/effects/host-places";
import type { Rate, RateBucket } from "@/lib/engine/effects/rate-bucket.server";
import { clearHost, countHostFailure, readHost, restHost } from "@/lib/engine/sql/host-state.server";
import type { HostLimits, HostRow } from "@/lib/engine/sql/host-state.server";
import type { Clock } from "@/lib/shared/clock";

export const HOST_LIMITS: HostLimits = { failuresMax: 5, restMs: 5_000, restMsMax: 60_000 };
/** Another process's findings hold here after this time at the latest. */
const KEPT_MS_MAX = 1_000;
const HOSTS_MAX = 10_000;

type Entry = { row: HostRow | null; readAt: number };

/** `key`: what is limited, a host or a connection. */
export type RateLimit = { key: string; rate: Rate };

export type HostBreakerOptions = {
  pool: Pool;
  clock: Clock;
  bucket: RateBucket;
  /** Calls to one host at once in this process: one that hangs must not take every place. */
  callsMax: number;
  limits?: HostLimits;
};

/**
 * Says when a host may be called. Shared by all engine processes through the database: a host that keeps failing rests, one that
 * asked for a pause (`Retry-After`) gets it, and none is called more often than its limit allows. Calls that must wait do so
 * without counting as tried. When a failing host's rest is over, one failure more sends it back.
 */
export class HostBreaker {
  readonly #known = new Map<string, Entry>();
  readonly #options: HostBreakerOptions;
  readonly #places: HostPlaces;

  constructor(options: HostBreakerOptions) {
    this.#options = options;
    this.#places = new HostPlaces(options.callsMax);
  }

  /** Takes a place for a call, else says when to ask again: ms since 1970. Give the place back with `release`. */
  async acquire(host: string, limit: RateLimit | null): Promise<Taken | number> {
    const now = this.#now();
    const until = restOf(await this.#read(host, now));
    if (until > now) return this.#places.comeBack(host, until, now);
    const place = await this.#places.take(host, () => this.#now());
    if (typeof place === "number" || limit === null) return place;
    try {
      const later = await this.#options.bucket.take(limit.key, limit.rate);
      if (later === null) return place;
      this.#places.leave(place, this.#now());
      return later;
    } catch (error) {
      this.#places.leave(place, this.#now());
      throw error;
    }
  }

  /** Gives the place back and says how the host did. */
  async release(place: Taken, isFine: boolean): Promise<void> {
    const { host } = place;
    const { pool, clock, limits = HOST_LIMITS } = this.#options;
    const now = clock.now();
    this.#places.leave(place, now.getTime());
    const known = this.#known.get(host)?.row;
    if (!isFine) {
      this.#keep(host, await countHostFailure(pool, { host, now }, limits), now.getTime());
    } else if (known && known.failures > 0) {
      await clearHost(pool, { host, now });
      this.#keep(host, { ...known, failures: 0, openUntil: null }, now.getTime());
    }
  }

  /** The host asked not to be called for so long: nobody does. */
  async rest(host: string, ms: number): Promise<void> {
    const { pool, clock } = this.#options;
    const now = clock.now();
    const until = new Date(now.getTime() + ms);
    const known = this.#known.get(host)?.row?.retryUntil;
    // Calls that were under way together are told the same.
    if (known && known.getTime() >= until.getTime() - KEPT_MS_MAX) return;
    this.#keep(host, await restHost(pool, { host, until, now }), now.getTime());
  }

  #now(): number {
    return this.#options.clock.now().getTime();
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

/** ms since 1970 until which the host rests; in the past when it does not. */
function restOf(row: HostRow | null): number {
  return Math.max(row?.openUntil?.getTime() ?? 0, row?.retryUntil?.getTime() ?? 0);
}
