import { inTransaction } from "@/lib/db/in-transaction.server";
import type { Fact } from "@/lib/domain/facts/fact";
import { consumeFacts } from "@/lib/engine/facts/consume-facts.server";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import { insertFacts } from "@/lib/engine/sql/insert-facts.server";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { EngineWorld } from "@/lib/testing/engine-world";

type Told = { profileIds: readonly bigint[]; fact: Fact; hops?: number; lane?: number; starts?: boolean };

/** Writes a fact about each profile, as whoever causes it does. */
export async function tellFact(world: EngineWorld, { profileIds, fact, hops = 0, lane = 0, starts = true }: Told) {
  const { accountId, databaseId } = world;
  const facts = profileIds.map((profileId) => ({ accountId, databaseId, profileId, fact, hops, lane, starts }));
  await inTransaction(world.pool, (client) => insertFacts(client, world.clock.now(), facts));
}

/** Uses all facts of the inbox as an engine does; returns how many it took, woke and started. */
export async function drainFacts(world: EngineWorld, { limit = 500 }: { limit?: number } = {}) {
  const deps = { scenarios: new ScenarioCache(getImplementation), random: () => 0.5 };
  const sum = { taken: 0, woken: 0, started: 0 };
  for (;;) {
    const { rows } = await world.pool.query<{ shard: number; lane: number }>(
      "SELECT DISTINCT shard, lane FROM event_inbox WHERE due_at <= $1 ORDER BY shard, lane",
      [world.clock.now()],
    );
    if (rows.length === 0) return sum;
    for (const place of rows) {
      const claim = { ...place, now: world.clock.now(), limit };
      const report = await inTransaction(world.pool, (client) => consumeFacts(client, deps, claim));
      sum.taken += report.taken;
      sum.woken += report.woken;
      sum.started += report.started;
    }
  }
}
