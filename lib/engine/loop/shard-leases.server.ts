import type { Pool } from "pg";
import {
  beat,
  countEngines,
  forgetEngine,
  releaseShards,
  renewShards,
  takeShards,
} from "@/lib/engine/sql/shard-leases.server";
import type { Clock } from "@/lib/shared/clock";

const SHARDS = 256;
/** An engine that was silent for so many heartbeats is counted as dead. */
const BEATS_MISSED_MAX = 4;
const FORGOTTEN_MS = 86_400_000;

export type ShardLeasesOptions = {
  pool: Pool;
  clock: Clock;
  engine: { id: string; version: string };
  leaseMs: number;
  heartbeatMs: number;
};

/** The shards that this engine looks after: its share of 256 among the living engines. */
export class ShardLeases {
  #own: ReadonlySet<number> = new Set();
  readonly #options: ShardLeasesOptions;

  constructor(options: ShardLeasesOptions) {
    this.#options = options;
  }

  get shards(): ReadonlySet<number> {
    return this.#own;
  }

  has(shard: number): boolean {
    return this.#own.has(shard);
  }

  /** Says that the engine lives; at most `heartbeatMs` apart. */
  async beat(): Promise<void> {
    const { pool, clock, engine } = this.#options;
    await beat(pool, engine, clock.now());
  }

  /** Renews what it has, gives back what is too much, takes what nobody has. */
  async refresh(): Promise<void> {
    const { pool, clock, engine, leaseMs, heartbeatMs } = this.#options;
    const now = clock.now();
    const until = new Date(now.getTime() + leaseMs);
    // Clocks of engines differ by less than a lease.
    const latest = new Date(until.getTime() + leaseMs);
    const since = new Date(now.getTime() - heartbeatMs * BEATS_MISSED_MAX);
    const engines = await countEngines(pool, { since, latest });
    const share = Math.ceil(SHARDS / Math.max(1, engines));
    const own = await renewShards(pool, engine.id, until);
    const tooMany = own.slice(share);
    if (tooMany.length > 0) await releaseShards(pool, engine.id, tooMany);
    const kept = own.slice(0, share);
    const missing = share - kept.length;
    const taken = missing > 0 ? await takeShards(pool, { owner: engine.id, now, until, latest }, missing) : [];
    this.#own = new Set([...kept, ...taken]);
  }

  /** Gives everything back, so that others need not wait for the leases to run out. */
  async release(): Promise<void> {
    const { pool, clock, engine } = this.#options;
    const shards = [...this.#own];
    this.#own = new Set();
    await releaseShards(pool, engine.id, shards);
    await forgetEngine(pool, engine.id, new Date(clock.now().getTime() - FORGOTTEN_MS));
  }
}
