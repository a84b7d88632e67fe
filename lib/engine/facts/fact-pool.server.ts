import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import type { EngineCounters } from "@/lib/engine/engine-counters";
import type { EngineLog } from "@/lib/engine/engine-log";
import { consumeFacts } from "@/lib/engine/facts/consume-facts.server";
import type { FactDeps } from "@/lib/engine/facts/apply-facts.server";
import { DueQueue } from "@/lib/engine/loop/due-queue";
import type { Due } from "@/lib/engine/loop/due-queue";
import { isOutage } from "@/lib/engine/loop/is-outage";
import { REALTIME_LANE } from "@/lib/engine/task-row";
import { postponeFact } from "@/lib/engine/sql/take-facts.server";
import type { Clock } from "@/lib/shared/clock";

export type FactPoolOptions = {
  pool: Pool;
  clock: Clock;
  facts: FactDeps;
  counters: EngineCounters;
  log: EngineLog;
  /** Tasks are due at once in this place. */
  onDue: (shard: number, lane: number) => void;
};

const FACTS_PER_BATCH = 500;
/** After the database was away. */
const PAUSE_MS = 300;
/** A fact that alone is refused is tried again after this. */
const POSTPONED_MS = 60_000;

/** Uses the facts of an engine's shards, batch after batch while there are some: real time first, then bulk lanes in turns. */
export class FactPool {
  readonly #options: FactPoolOptions;
  readonly #queue = new DueQueue();
  /** Places where a batch was refused: there facts are taken one by one until one is refused alone. */
  readonly #suspects = new Set<string>();
  #work: Promise<void> = Promise.resolve();
  #isWorking = false;
  #isClosed = false;

  constructor(options: FactPoolOptions) {
    this.#options = options;
  }

  add(due: Due): void {
    this.#queue.add(due);
    if (this.#isClosed || this.#isWorking) return;
    this.#isWorking = true;
    this.#work = this.#run();
  }

  /** Real-time facts wait in these shards. */
  addAll(shards: readonly number[]): void {
    for (const shard of shards) this.add({ shard, lane: REALTIME_LANE });
  }

  /** Takes nothing new; resolves when the batch under way is done. */
  async stop(): Promise<void> {
    this.#isClosed = true;
    await this.#work;
  }

  async #run(): Promise<void> {
    for (let due = this.#queue.take(); due !== null && !this.#isClosed; due = this.#queue.take()) {
      const isMore = await this.#runBatch(due);
      this.#queue.release(due.shard);
      if (isMore) this.#queue.add(due);
    }
    this.#isWorking = false;
  }

  /** True when there may be more in this place. */
  async #runBatch(due: Due): Promise<boolean> {
    const { pool, clock, facts, counters, onDue } = this.#options;
    const place = `${due.shard}:${due.lane}`;
    const limit = this.#suspects.has(place) ? 1 : FACTS_PER_BATCH;
    try {
      const claim = { ...due, now: clock.now(), limit };
      const report = await inTransaction(pool, (client) => consumeFacts(client, facts, claim));
      counters.facts += report.taken;
      for (const lane of report.lanes) onDue(due.shard, lane);
      if (report.taken === 0) this.#suspects.delete(place);
      return report.taken === limit;
    } catch (error) {
      return this.#recover(due, { place, limit, error });
    }
  }

  async #recover(due: Due, failed: { place: string; limit: number; error: unknown }): Promise<boolean> {
    const { pool, clock, log } = this.#options;
    const { place, limit, error } = failed;
    if (isOutage(error)) {
      log.warn({ ...due, err: error }, "Facts could not be used.");
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      return false;
    }
    if (limit > 1) {
      this.#suspects.add(place);
      return true;
    }
    log.error({ ...due, err: error }, "A fact is refused and put off.");
    this.#suspects.delete(place);
    const now = clock.now();
    await postponeFact(pool, { ...due, now }, new Date(now.getTime() + POSTPONED_MS)).catch(() => undefined);
    return true;
  }
}
