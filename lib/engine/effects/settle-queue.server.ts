import { inBatch } from "@/lib/engine/batch/in-batch.server";
import type { EffectRunnerOptions } from "@/lib/engine/effects/effect-runner-options";
import type { EffectJob, EffectResult } from "@/lib/engine/effects/effect-job";
import { makeFailedResult } from "@/lib/engine/effects/make-fault-result";
import { settleEffects } from "@/lib/engine/effects/settle-effects.server";
import { isOutage } from "@/lib/engine/loop/is-outage";

/** Shards written at once: the connections are the workers' too. */
const WRITES_MAX = 2;
const RETRY_MS = 300;
/** While more of a shard is under way its results are gathered so long, or until there are so many. */
const GATHER_MS = 100;
const GATHERED_MAX = 200;

type Waiting = { results: EffectResult[]; isFailed: boolean };
type Gathered = { results: EffectResult[]; since: number };

/**
 * Writes results shard by shard, as many as it can at a time: a transaction costs the same for one as for a hundred. The last one
 * of a shard waits for nobody.
 */
export class SettleQueue {
  readonly #options: EffectRunnerOptions;
  readonly #onDone: (jobs: EffectJob[]) => void;
  readonly #isUnderWay: (shard: number) => boolean;
  readonly #waiting = new Map<number, Gathered>();
  readonly #writing = new Set<number>();
  #isStopped = false;
  #idle: (() => void) | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    options: EffectRunnerOptions,
    hooks: { onDone: (jobs: EffectJob[]) => void; isUnderWay: (shard: number) => boolean },
  ) {
    this.#options = options;
    this.#onDone = hooks.onDone;
    this.#isUnderWay = hooks.isUnderWay;
  }

  add(result: EffectResult): void {
    const gathered = this.#waiting.get(result.job.shard);
    if (gathered) gathered.results.push(result);
    else this.#waiting.set(result.job.shard, { results: [result], since: performance.now() });
    this.#next();
  }

  /** Resolves when nothing is left to write. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#next();
    if (this.#waiting.size === 0 && this.#writing.size === 0) return;
    await new Promise<void>((resolve) => (this.#idle = resolve));
  }

  #next(): void {
    for (const [shard, gathered] of this.#waiting) {
      if (this.#writing.size >= WRITES_MAX) return;
      if (this.#writing.has(shard) || !this.#isRipe(shard, gathered)) continue;
      this.#waiting.delete(shard);
      this.#writing.add(shard);
      void this.#write(shard, { results: gathered.results, isFailed: false }).then(() => {
        this.#writing.delete(shard);
        this.#next();
        if (this.#waiting.size === 0 && this.#writing.size === 0) this.#idle?.();
      });
    }
    if (this.#waiting.size > 0) this.#lookAgain();
  }

  #isRipe(shard: number, { results, since }: Gathered): boolean {
    if (this.#isStopped || results.length >= GATHERED_MAX || !this.#isUnderWay(shard)) return true;
    return performance.now() - since >= GATHER_MS;
  }

  #lookAgain(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#next();
    }, GATHER_MS);
  }

  async #write(shard: number, { results, isFailed }: Waiting): Promise<void> {
    const { pool, clock, scenarios, random, counters, log, onSettled } = this.#options;
    try {
      const report = await inBatch(pool, (client, quotas) =>
        settleEffects(client, { scenarios, random, quotas }, { shard, now: clock.now(), results }),
      );
      counters.fenced += report.fenced;
      if (report.fenced > 0) log.info({ shard, fenced: report.fenced }, "Results that came too late were not written.");
      counters.steps += report.steps;
      this.#onDone(results.map(({ job }) => job));
      onSettled(shard, new Set(results.map(({ job }) => job.lane)), report);
    } catch (error) {
      log.warn({ shard, results: results.length, err: error }, "Results of effects could not be written.");
      await this.#recover(shard, { results, isFailed, error });
    }
  }

  /** Outages: again, until the lease is lost or the engine stops. Else by halves, and the one to blame fails its task. */
  async #recover(shard: number, { results, isFailed, error }: Waiting & { error: unknown }): Promise<void> {
    const [only] = results;
    if (isOutage(error) && !this.#isStopped) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      await this.#write(shard, { results, isFailed });
    } else if (results.length > 1) {
      const middle = Math.ceil(results.length / 2);
      await this.#write(shard, { results: results.slice(0, middle), isFailed });
      await this.#write(shard, { results: results.slice(middle), isFailed });
    } else if (only && !isFailed && !isOutage(error)) {
      const reason = error instanceof Error ? error.message : String(error);
      await this.#write(shard, { results: [makeFailedResult(only.job, reason)], isFailed: true });
    } else {
      // The lease runs out, and whoever is free takes the effect up again.
      this.#onDone(results.map(({ job }) => job));
    }
  }
}
