import type { ClientBase } from "pg";
import { inBatch } from "@/lib/engine/batch/in-batch.server";
import type { QuotaLedger } from "@/lib/engine/batch/quota-ledger.server";
import { runDueBatch } from "@/lib/engine/batch/run-due-batch.server";
import { ConnectionCache } from "@/lib/engine/connections/connection-cache";
import { OauthTokens } from "@/lib/engine/connections/oauth-tokens";
import type { EffectDeps } from "@/lib/engine/effects/effect-deps";
import type { EffectJob, EffectResult } from "@/lib/engine/effects/effect-job";
import { HostBreaker } from "@/lib/engine/effects/host-breaker.server";
import { RateBucket } from "@/lib/engine/effects/rate-bucket.server";
import { SenderTurns } from "@/lib/engine/effects/sender-turns.server";
import { runEmailEffect } from "@/lib/engine/effects/run-email-effect.server";
import { runHttpEffect } from "@/lib/engine/effects/run-http-effect.server";
import { settleEffects } from "@/lib/engine/effects/settle-effects.server";
import { takeEffects } from "@/lib/engine/effects/take-effects.server";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import { makeRandom } from "@/lib/testing/engine-chaos";
import { answerAt, isRefused } from "@/lib/testing/engine-interpreter";
import type { EngineWorld } from "@/lib/testing/engine-world";

const LIMIT_MAX = 4;
const LEASE_MS = 15_000;
/** How often a transaction is lost before its commit, an answer gets lost, comes after its lease. */
const CUT = 0.12;
const LOST = 0.12;
const LATE = 0.3;

/** A walk of 1,000 steps takes 20 batches of 50. */
const BATCHES_MAX = 500;

class Cut extends Error {}

/** The engine's own batches, one after the other, cut off at random places as a crash would; with the same seed in the same places. */
export class CutEngine {
  readonly #world: EngineWorld;
  readonly #random: () => number;
  readonly #deps: EffectDeps;
  readonly #late: EffectResult[] = [];
  #leases = 0;

  constructor(world: EngineWorld, seed: number) {
    this.#world = world;
    this.#random = makeRandom(seed);
    this.#deps = makeDeps(world);
  }

  /** Does what is due now; false when nobody is inside any more. */
  async runRound(): Promise<boolean> {
    await this.#walkDue();
    await this.#runEffects();
    await this.#walkDue();
    const { rows } = await this.#world.pool.query("SELECT 1 FROM task WHERE status NOT IN ('ended', 'failed') LIMIT 1");
    return rows.length > 0;
  }

  async #walkDue(): Promise<void> {
    const { pool, clock } = this.#world;
    for (let passes = 0; ; passes += 1) {
      if (passes > BATCHES_MAX) throw new Error("Somebody is due for ever.");
      const now = clock.now();
      const { rows } = await pool.query<{ shard: number; lane: number }>(
        "SELECT DISTINCT shard, lane FROM task WHERE wake_at <= $1",
        [now],
      );
      if (rows.length === 0) return;
      for (const { shard, lane } of rows) {
        const claim = { shard, lane, now, limit: this.#pickLimit() };
        await this.#mayCut((client, quotas) => runDueBatch(client, { ...this.#deps, quotas }, claim));
      }
    }
  }

  async #runEffects(): Promise<void> {
    const { pool, clock } = this.#world;
    const now = clock.now();
    await this.#settle(this.#late.splice(0, this.#random() < 0.5 ? this.#late.length : 0));
    for (;;) {
      const { rows } = await pool.query<{ shard: number; lane: number }>(
        "SELECT DISTINCT shard, lane FROM effect WHERE due_at <= $1",
        [now],
      );
      if (rows.length === 0) return;
      for (const place of rows) await this.#runPlace(place, now);
    }
  }

  async #runPlace(place: { shard: number; lane: number }, now: Date): Promise<void> {
    this.#leases += 1;
    const claim = {
      ...place,
      now,
      limit: this.#pickLimit(),
      until: new Date(now.getTime() + LEASE_MS),
      lease: `l${this.#leases}`,
    };
    const taken = await this.#mayCut((client) => takeEffects(client, claim));
    if (taken === null) return;
    const results = [...taken.results];
    for (const job of taken.jobs) {
      const result = await this.#run(job);
      const chance = this.#random();
      if (chance < LOST) continue;
      (chance < LATE ? this.#late : results).push(result);
    }
    await this.#settle(results);
  }

  #run(job: EffectJob): Promise<EffectResult> {
    return job.kind === "http"
      ? runHttpEffect(job, this.#deps, new AbortController().signal)
      : runEmailEffect(job, this.#deps);
  }

  /** Results are written again until it succeeds, as the engine does. */
  async #settle(results: readonly EffectResult[]): Promise<void> {
    const shard = results[0]?.job.shard;
    if (shard === undefined) return;
    const now = this.#world.clock.now();
    let written: unknown = null;
    while (written === null)
      written = await this.#mayCut((client, quotas) =>
        settleEffects(client, { ...this.#deps, quotas }, { shard, now, results }),
      );
  }

  /** Runs work in a transaction, or loses it just before its commit: null. */
  async #mayCut<Result>(work: (client: ClientBase, quotas: QuotaLedger) => Promise<Result>): Promise<Result | null> {
    const isCut = this.#random() < CUT;
    try {
      return await inBatch(this.#world.pool, async (client, quotas) => {
        const result = await work(client, quotas);
        if (isCut) throw new Cut();
        return result;
      });
    } catch (error) {
      if (error instanceof Cut) return null;
      throw error;
    }
  }

  #pickLimit(): number {
    return 1 + Math.floor(this.#random() * LIMIT_MAX);
  }
}

function makeDeps({ pool, clock }: EngineWorld): EffectDeps {
  const stumbled = new Set<string>();
  const stumblesFirst = (key: string) => !stumbled.has(key) && Boolean(stumbled.add(key));
  const bucket = new RateBucket({ pool, clock, random: Math.random });
  return {
    ...{ pool, clock, random: () => 0.5 },
    scenarios: new ScenarioCache(getImplementation),
    breaker: new HostBreaker({ pool, clock, bucket, callsMax: 100 }),
    limitOf: () => null,
    connections: new ConnectionCache({ clock, read: () => Promise.resolve(null) }),
    tokens: new OauthTokens(clock),
    senderTurns: new SenderTurns({ pool, clock, bucket }),
    sendHttp: ({ url, idempotencyKey }) => {
      const { city, stumbles } = answerAt(new URL(url).pathname);
      const status = city === null ? 404 : stumbles && stumblesFirst(idempotencyKey) ? 500 : 200;
      const answer = { kind: "answer", status, headers: {}, body: JSON.stringify({ city }), durationMs: 1 } as const;
      return Promise.resolve(answer);
    },
    deliverEmail: ({ to, messageId }) => {
      const n = Number(/\d+/.exec(to)?.[0]);
      if (isRefused(n)) return Promise.resolve({ kind: "refused", reason: "550 no such box", isAddressGone: false });
      if (n % 2 === 0 && stumblesFirst(messageId.toString())) {
        return Promise.resolve({ kind: "retry", reason: "451 later", afterMs: null });
      }
      return Promise.resolve({ kind: "sent", response: "250 OK" });
    },
    readSecret: () => Promise.resolve(null),
    trackHtml: (_message, html) => Promise.resolve(html),
    makeLinks: () => ({ links: {}, headers: {} }),
  };
}
