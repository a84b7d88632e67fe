import type { Pool } from "pg";
import type { LimitKey } from "@/lib/engine/sql/limit-counter.server";
import { giveBackLimit, takeLimit } from "@/lib/engine/sql/limit-counter.server";

/**
 * What one batch took of the limits on its way. Each take is a transaction of its own, so that nobody waits for the batch on the one
 * row that counts; what a batch that is rolled back has taken goes back.
 */
export class QuotaLedger {
  readonly #pool: Pool;
  #taken: { key: LimitKey; count: number }[] = [];

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** How many of `count` may pass. */
  async take(key: LimitKey, wanted: { count: number; limit: number }): Promise<number> {
    const granted = await takeLimit(this.#pool, key, wanted);
    if (granted > 0) this.#taken.push({ key, count: granted });
    return granted;
  }

  /** Undoes everything taken so far. */
  async giveBack(): Promise<void> {
    const taken = this.#taken;
    this.#taken = [];
    for (const { key, count } of taken) await giveBackLimit(this.#pool, key, count);
  }
}
