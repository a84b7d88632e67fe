import { inTransaction } from "@/lib/db/in-transaction.server";
import { answerMessage } from "@/lib/engine/effects/answer-message.server";
import type { EffectDeps } from "@/lib/engine/effects/effect-deps";
import type { EffectJob, EffectResult } from "@/lib/engine/effects/effect-job";
import { makeFaultResult } from "@/lib/engine/effects/make-fault-result";
import { runEmailEffect } from "@/lib/engine/effects/run-email-effect.server";
import { runHttpEffect } from "@/lib/engine/effects/run-http-effect.server";
import { SettleQueue } from "@/lib/engine/effects/settle-queue.server";
import type { EffectRunnerOptions } from "@/lib/engine/effects/effect-runner-options";
import { takeEffects } from "@/lib/engine/effects/take-effects.server";
import type { TakenEffects } from "@/lib/engine/effects/take-effects.server";
import { renewLeases } from "@/lib/engine/sql/effect-leases.server";

type Running = { job: EffectJob; abort: AbortController };

/** Leases due effects, runs them with no transaction open, and hands their results over to be written. */
export class EffectRunner {
  readonly #options: EffectRunnerOptions;
  readonly #due = new Set<number>();
  readonly #running = new Map<bigint, Running>();
  readonly #settling: SettleQueue;
  #isPumping = false;
  #isStopped = false;
  #claims = 0;

  constructor(options: EffectRunnerOptions) {
    this.#options = options;
    this.#settling = new SettleQueue(options, (jobs) => {
      for (const job of jobs) this.#running.delete(job.id);
      void this.#pump();
    });
  }

  /** Says that a shard has due effects. */
  poke(shards: Iterable<number>): void {
    for (const shard of shards) this.#due.add(shard);
    void this.#pump();
  }

  /** Keeps the leases of running effects alive; a lost one ends its call, and its result will not count. */
  async renew(): Promise<void> {
    const { pool, clock, leaseMs } = this.#options;
    const until = new Date(clock.now().getTime() + leaseMs);
    const byShard = new Map<number, Running[]>();
    for (const running of this.#running.values()) {
      const list = byShard.get(running.job.shard) ?? [];
      byShard.set(running.job.shard, list);
      list.push(running);
    }
    for (const [shard, list] of byShard) {
      const held = await renewLeases(
        pool,
        { shard, until },
        list.map(({ job }) => job),
      );
      for (const { job, abort } of list) if (!held.has(job.id) && this.#running.has(job.id)) abort.abort();
    }
  }

  /** Takes nothing new and waits for what runs, at most `ms`; what is left over is taken up by others when its lease ends. */
  async stop(ms: number): Promise<void> {
    this.#isStopped = true;
    const endsAt = performance.now() + ms;
    while (this.#running.size > 0 && performance.now() < endsAt) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const { abort } of this.#running.values()) abort.abort();
    await this.#settling.stop();
  }

  async #pump(): Promise<void> {
    if (this.#isPumping) return;
    this.#isPumping = true;
    try {
      for (const shard of this.#due) {
        const free = this.#options.capacity - this.#running.size;
        if (free <= 0 || this.#isStopped) break;
        this.#due.delete(shard);
        await this.#take(shard, free);
      }
    } catch (error) {
      // The next look finds the shard again.
      this.#options.log.warn({ err: error }, "Effects could not be leased.");
    } finally {
      this.#isPumping = false;
    }
  }

  async #take(shard: number, limit: number): Promise<void> {
    const { pool, clock, leaseMs, engineId } = this.#options;
    const now = clock.now();
    this.#claims += 1;
    const lease = `${engineId}:${this.#claims}`;
    const until = new Date(now.getTime() + leaseMs);
    const taken = await inTransaction(pool, async (client) => {
      // A lease that a crash takes away is only a lease: the effect is due again.
      await client.query("SET LOCAL synchronous_commit TO off");
      return takeEffects(client, { shard, now, limit, until, lease });
    });
    const count = taken.jobs.length + taken.results.length + taken.refused.length + taken.dropped;
    if (count >= limit) this.#due.add(shard);
    this.#options.counters.dropped += taken.dropped;
    this.#start(taken);
  }

  #start(taken: TakenEffects): void {
    for (const result of taken.results) this.#settle(this.#register(result.job), () => Promise.resolve(result));
    for (const { job, reason } of taken.refused) {
      this.#settle(this.#register(job), () => refuseMessage(job, reason, this.#options));
    }
    for (const job of taken.jobs) {
      const running = this.#register(job);
      this.#options.counters.effects += 1;
      this.#settle(running, () =>
        job.kind === "http"
          ? runHttpEffect(job, this.#options, running.abort.signal)
          : runEmailEffect(job, this.#options),
      );
    }
  }

  #register(job: EffectJob): Running {
    const running = { job, abort: new AbortController() };
    this.#running.set(job.id, running);
    return running;
  }

  #settle({ job }: Running, run: () => Promise<EffectResult>): void {
    const { clock, random, log } = this.#options;
    void run()
      .catch((error: unknown) => {
        log.error({ effect: job.id.toString(), err: error }, "An effect could not be run.");
        return makeFaultResult(job, { error, now: clock.now(), random });
      })
      .then((result) => this.#settling.add(result));
  }
}

async function refuseMessage(job: EffectJob, reason: string, deps: EffectDeps): Promise<EffectResult> {
  const answer = await answerMessage(job, { status: "not_sent", reason }, deps);
  const message = { id: job.id, status: "not_sent" as const, reason, missing: [] };
  return { job, log: null, message, next: { kind: "done", answer } };
}
