import { inTransaction } from "@/lib/db/in-transaction.server";
import { answerMessage } from "@/lib/engine/effects/answer-message.server";
import type { EffectDeps } from "@/lib/engine/effects/effect-deps";
import type { EffectJob, EffectResult } from "@/lib/engine/effects/effect-job";
import { EffectQueue } from "@/lib/engine/effects/effect-queue";
import { makeFaultResult } from "@/lib/engine/effects/make-fault-result";
import { runEmailEffect } from "@/lib/engine/effects/run-email-effect.server";
import { runHttpEffect } from "@/lib/engine/effects/run-http-effect.server";
import { SettleQueue } from "@/lib/engine/effects/settle-queue.server";
import type { EffectRunnerOptions } from "@/lib/engine/effects/effect-runner-options";
import { takeEffects } from "@/lib/engine/effects/take-effects.server";
import type { TakenEffects } from "@/lib/engine/effects/take-effects.server";
import { DueQueue } from "@/lib/engine/loop/due-queue";
import type { Due } from "@/lib/engine/loop/due-queue";
import { renewLeases } from "@/lib/engine/sql/effect-leases.server";

type Running = { job: EffectJob; abort: AbortController };
type Queued = { lane: number; running: Running; run: () => Promise<EffectResult> };

/** Leased at once in one lane, for each that may run: claims and writes of many at a time are what makes a call cheap. */
const LEASED_PER_PLACE = 6;

/**
 * Leases due effects in blocks, runs them with no transaction open, some at a time, and hands their results over to be written. Who
 * waits for a place holds its lease as who runs does; a stop gives it back.
 */
export class EffectRunner {
  readonly #options: EffectRunnerOptions;
  readonly #due = new DueQueue();
  /** All that are leased: queued, under way, or being written. */
  readonly #running = new Map<bigint, Running>();
  readonly #queue: EffectQueue<Queued>;
  /** How many of each lane are leased: no lane leases another's share. */
  readonly #leased = new Map<number, number>();
  #active = 0;
  /** How many of each shard have no result yet. */
  readonly #underWay = new Map<number, number>();
  readonly #settling: SettleQueue;
  #isPumping = false;
  #isStopped = false;
  #claims = 0;

  constructor(options: EffectRunnerOptions) {
    this.#options = options;
    this.#queue = new EffectQueue(options.capacity);
    this.#settling = new SettleQueue(options, {
      onDone: (jobs) => {
        for (const job of jobs) this.#forget(job);
        void this.#pump();
      },
      isUnderWay: (shard) => this.#underWay.has(shard),
    });
  }

  /** Says that places have due effects. */
  poke(places: Iterable<Due>): void {
    for (const place of places) this.#due.add(place);
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
    this.#giveBack();
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
      const leasedMax = this.#options.capacity * LEASED_PER_PLACE;
      const freeIn = (lane: number) => leasedMax - (this.#leased.get(lane) ?? 0);
      // Blocks, not one for each that ends.
      const isOpen = (lane: number) => freeIn(lane) >= leasedMax / 2;
      for (;;) {
        const place = this.#isStopped ? null : this.#due.take(isOpen);
        if (place === null) break;
        await this.#take(place, freeIn(place.lane)).finally(() => this.#due.release(place.shard));
      }
    } catch (error) {
      // The next look finds the shard again.
      this.#options.log.warn({ err: error }, "Effects could not be leased.");
    } finally {
      this.#isPumping = false;
    }
  }

  async #take(place: Due, limit: number): Promise<void> {
    const { pool, clock, leaseMs, engineId } = this.#options;
    const now = clock.now();
    this.#claims += 1;
    const lease = `${engineId}:${this.#claims}`;
    const until = new Date(now.getTime() + leaseMs);
    const taken = await inTransaction(pool, async (client) => {
      // A lease that a crash takes away is only a lease: the effect is due again.
      await client.query("SET LOCAL synchronous_commit TO off");
      return takeEffects(client, { ...place, now, limit, until, lease });
    });
    if (taken.claimed >= limit) this.#due.add(place);
    this.#options.counters.dropped += taken.dropped;
    this.#start(taken);
  }

  #start(taken: TakenEffects): void {
    for (const result of taken.results) this.#enqueue(result.job, () => Promise.resolve(result));
    for (const { job, reason } of taken.refused) this.#enqueue(job, () => refuseMessage(job, reason, this.#options));
    for (const job of taken.jobs) {
      this.#enqueue(job, (signal) => {
        this.#options.counters.effects += 1;
        return job.kind === "http" ? runHttpEffect(job, this.#options, signal) : runEmailEffect(job, this.#options);
      });
    }
    if (this.#isStopped) this.#giveBack();
    else this.#fill();
  }

  #enqueue(job: EffectJob, run: (signal: AbortSignal) => Promise<EffectResult>): void {
    const running = { job, abort: new AbortController() };
    this.#running.set(job.id, running);
    this.#leased.set(job.lane, (this.#leased.get(job.lane) ?? 0) + 1);
    this.#queue.add({ lane: job.lane, running, run: () => run(running.abort.signal) });
    this.#underWay.set(job.shard, (this.#underWay.get(job.shard) ?? 0) + 1);
  }

  /** What has not begun is due again for whoever is there. */
  #giveBack(): void {
    const now = this.#options.clock.now().getTime();
    for (const { running } of this.#queue.takeAll()) {
      const next = { kind: "later", dueAt: now, isAttempt: false } as const;
      this.#end({ job: running.job, log: null, message: null, next });
    }
  }

  /** Begins as many as may be under way. */
  #fill(): void {
    while (this.#active < this.#options.capacity) {
      const queued = this.#queue.take();
      if (queued === null) return;
      if (!queued.running.abort.signal.aborted) void this.#run(queued);
      else this.#lose(queued);
    }
  }

  async #run({ running: { job }, run }: Queued): Promise<void> {
    const { clock, random, log } = this.#options;
    this.#active += 1;
    const result = await run().catch((error: unknown) => {
      log.error({ effect: job.id.toString(), err: error }, "An effect could not be run.");
      return makeFaultResult(job, { error, now: clock.now(), random });
    });
    this.#active -= 1;
    this.#queue.release(job.lane);
    this.#end(result);
    this.#fill();
  }

  #end(result: EffectResult): void {
    this.#countDown(result.job.shard);
    this.#settling.add(result);
  }

  /** Somebody else has it by now. */
  #lose({ lane, running: { job } }: Queued): void {
    this.#queue.release(lane);
    this.#countDown(job.shard);
    this.#forget(job);
  }

  #forget(job: EffectJob): void {
    if (this.#running.delete(job.id)) this.#leased.set(job.lane, (this.#leased.get(job.lane) ?? 1) - 1);
  }

  #countDown(shard: number): void {
    const left = (this.#underWay.get(shard) ?? 1) - 1;
    if (left > 0) this.#underWay.set(shard, left);
    else this.#underWay.delete(shard);
  }
}

async function refuseMessage(job: EffectJob, reason: string, deps: EffectDeps): Promise<EffectResult> {
  const answer = await answerMessage(job, { status: "not_sent", reason }, deps);
  const message = { id: job.id, status: "not_sent" as const, reason, missing: [] };
  return { job, log: null, message, next: { kind: "done", answer } };
}
