import type { Pool } from "pg";
import { continueOperations, OPERATIONS_MS } from "@/lib/engine/control/continue-operations.server";
import { ConnectionCache, type ReadConnection } from "@/lib/engine/connections/connection-cache";
import { OauthTokens } from "@/lib/engine/connections/oauth-tokens";
import type { EffectDeps } from "@/lib/engine/effects/effect-deps";
import { EffectRunner } from "@/lib/engine/effects/effect-runner.server";
import { HostBreaker } from "@/lib/engine/effects/host-breaker.server";
import { RateBucket } from "@/lib/engine/effects/rate-bucket.server";
import { SenderTurns } from "@/lib/engine/effects/sender-turns.server";
import type { EngineCounters } from "@/lib/engine/engine-counters";
import { makeEngineCounters } from "@/lib/engine/engine-counters";
import type { EngineLog } from "@/lib/engine/engine-log";
import { FactPool } from "@/lib/engine/facts/fact-pool.server";
import { BatchSizer } from "@/lib/engine/loop/batch-sizer";
import { DuePool } from "@/lib/engine/loop/due-pool.server";
import { listenForWork } from "@/lib/engine/loop/listen-for-work.server";
import { repeat } from "@/lib/engine/loop/repeat";
import { ShardLeases } from "@/lib/engine/loop/shard-leases.server";
import { WakeTimers } from "@/lib/engine/loop/wake-timers";
import type { GetImplementation } from "@/lib/engine/scenarios/scenario-cache.server";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { findDueEffects, findDueFacts, findDueTasks } from "@/lib/engine/sql/find-due.server";
import { BULK_LANES, REALTIME_LANE } from "@/lib/engine/task-row";
import type { Clock } from "@/lib/shared/clock";

export type EngineSettings = {
  /** Batches at once. */
  workers: number;
  /** Calls and letters at once. */
  effectWorkers: number;
  shardLeaseMs: number;
  effectLeaseMs: number;
  heartbeatMs: number;
  /** How often an engine looks for work that nobody hinted at. */
  pollMs: number;
};

export type EngineDeps = Pick<
  EffectDeps,
  "sendHttp" | "limitOf" | "deliverEmail" | "readSecret" | "makeLinks" | "trackHtml"
> & {
  /** The account's connection with its secrets opened; null = there is none. */
  readConnection: ReadConnection;
  /** A pool of the engine's own, of at least `workers` + 3 connections. */
  pool: Pool;
  /** For the connection that listens. */
  url: string;
  clock: Clock;
  random: () => number;
  getImplementation: GetImplementation;
  settings: EngineSettings;
  engine: { id: string; version: string };
  log: EngineLog;
};

export type Engine = { counters: EngineCounters; stop: () => Promise<void> };

/** Every so many looks all bulk lanes are looked at too. */
const BULK_EVERY = 4;
const STOP_MS = 8_000;
const BULK = Array.from({ length: BULK_LANES }, (_, index) => index + 1);

/**
 * Starts an engine: it takes its share of the shards, walks due tasks, makes calls and hands letters over, until stopped. Any
 * number of engines work side by side; none of them is needed for another one's work to be right.
 */
export async function startEngine(deps: EngineDeps): Promise<Engine> {
  const { pool, clock, settings, log } = deps;
  const counters = makeEngineCounters();
  const { shardLeaseMs: leaseMs, heartbeatMs } = settings;
  const leases = new ShardLeases({ pool, clock, engine: deps.engine, leaseMs, heartbeatMs });
  const scenarios = new ScenarioCache(deps.getImplementation);
  const effects = makeEffectRunner(deps, {
    ...{ scenarios, counters },
    onDue: (shard, lane) => due.add(shard, lane),
    onFacts: (shard) => facts.addAll([shard]),
  });
  const due = new DuePool({
    ...{ pool, clock, counters, log },
    workers: settings.workers,
    batch: { scenarios, random: deps.random },
    sizer: new BatchSizer(),
    onEffects: (place) => effects.poke([place]),
    onFacts: (place) => facts.add(place),
  });
  const facts = new FactPool({
    ...{ pool, clock, counters, log },
    facts: { scenarios, random: deps.random },
    onDue: (shard, lane) => due.add(shard, lane),
  });
  const timers = new WakeTimers(({ shard, lane }) => due.add(shard, lane));
  const warn = (what: string) => (error: unknown) => log.warn({ err: error }, `${what} failed; trying again.`);
  let hasStopped = false;
  const isStopping = () => hasStopped;
  await leases.beat();
  const hints = await listenForWork({
    url: deps.url,
    onWork: (places) => {
      const own = places.filter(({ shard }) => leases.has(shard));
      for (const { shard, lane } of own) due.add(shard, lane);
      effects.poke(own);
    },
    onFacts: (places) => {
      for (const place of places.filter(({ shard }) => leases.has(shard))) facts.add(place);
    },
    onError: warn("Listening for hints"),
  });
  const repeated = [
    repeat(() => leases.beat(), heartbeatMs, warn("The heartbeat")),
    repeat(() => leases.refresh(), leaseMs / 3, warn("Leasing shards")),
    repeat(() => effects.renew(), settings.effectLeaseMs / 3, warn("Renewing leases of effects")),
    repeat(makeLook(deps, { leases, timers, effects, facts }), settings.pollMs, warn("Looking for work")),
    repeat(() => continueOperations(pool, { clock, isStopping }), OPERATIONS_MS, warn("An operation")),
  ];
  const stop = async () => {
    hasStopped = true;
    await hints.stop();
    timers.stop();
    due.close();
    await Promise.all([due.stop(), facts.stop(), effects.stop(STOP_MS)]);
    await Promise.all(repeated.map((one) => one.stop()));
    await leases.release().catch(warn("Giving back shards"));
  };
  return { counters, stop };
}

type Parts = { leases: ShardLeases; timers: WakeTimers; effects: EffectRunner; facts: FactPool };

function makeLook(
  { pool, clock, settings }: EngineDeps,
  { leases, timers, effects, facts }: Parts,
): () => Promise<void> {
  let looks = 0;
  return async () => {
    const shards = [...leases.shards];
    if (shards.length === 0) return;
    const lanes = looks % BULK_EVERY === 0 ? [REALTIME_LANE, ...BULK] : [REALTIME_LANE];
    looks += 1;
    const now = clock.now();
    const ahead = new Date(now.getTime() + settings.pollMs);
    for (const { shard, lane, at } of await findDueTasks(pool, { shards, lanes, now: ahead })) {
      timers.add({ shard, lane }, at, now.getTime());
    }
    for (const place of await findDueFacts(pool, { shards, lanes, now })) facts.add(place);
    effects.poke(await findDueEffects(pool, { shards, lanes, now }));
  };
}

type RunnerParts = {
  scenarios: ScenarioCache;
  counters: EngineCounters;
  onDue: (shard: number, lane: number) => void;
  onFacts: (shard: number) => void;
};

function makeEffectRunner(deps: EngineDeps, { scenarios, counters, onDue, onFacts }: RunnerParts): EffectRunner {
  const { pool, clock, random, settings } = deps;
  const bucket = new RateBucket({ pool, clock, random });
  const runner: EffectRunner = new EffectRunner({
    ...deps,
    ...{ scenarios, counters, engineId: deps.engine.id },
    breaker: new HostBreaker({ pool, clock, bucket, callsMax: Math.max(1, Math.ceil(settings.effectWorkers / 2)) }),
    connections: new ConnectionCache({ clock, read: deps.readConnection }),
    tokens: new OauthTokens(clock),
    senderTurns: new SenderTurns({ pool, clock, bucket }),
    capacity: settings.effectWorkers,
    leaseMs: settings.effectLeaseMs,
    onSettled: (shard, lanes, report) => {
      if (report.hasFacts) onFacts(shard);
      for (const lane of lanes) {
        if (report.hasMore) onDue(shard, lane);
        if (report.hasEffects) runner.poke([{ shard, lane }]);
      }
    },
  });
  return runner;
}
