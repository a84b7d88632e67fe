import type { Pool } from "pg";
import type { Graph, GraphEdge, GraphNode } from "@/lib/domain/scenario/graph";
import type { ReentryMode } from "@/lib/domain/scenario/reentry";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { inBatch } from "@/lib/engine/batch/in-batch.server";
import { runDueBatch } from "@/lib/engine/batch/run-due-batch.server";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import type { EnterResult } from "@/lib/engine/enter-scenario.server";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { ScenarioCache } from "@/lib/engine/scenarios/scenario-cache.server";
import type { GetImplementation } from "@/lib/engine/scenarios/scenario-cache.server";
import { listListened } from "@/lib/nodes/list-listened";
import { getImplementation } from "@/lib/nodes/runtime.server";
import type { Clock } from "@/lib/shared/clock";
import type { JsonObject } from "@/lib/shared/json";

/** An account with one database, for tests of the engine. */
export type EngineWorld = { pool: Pool; clock: Clock; accountId: number; databaseId: number };

/** Makes an account with an empty database. */
export async function makeEngineWorld(pool: Pool, clock: Clock): Promise<EngineWorld> {
  const account = await pool.query<{ id: number }>(
    "INSERT INTO account (name) VALUES ('a' || nextval('pass_id_seq')) RETURNING id",
  );
  const accountId = account.rows[0]?.id ?? 0;
  const database = await pool.query<{ id: number }>(
    "INSERT INTO database (account_id, name, updated_at) VALUES ($1, 'Leads', now()) RETURNING id",
    [accountId],
  );
  return { pool, clock, accountId, databaseId: database.rows[0]?.id ?? 0 };
}

/** `node(1, "pause", { … })`: an element without a title and a place. */
export function node(id: number, type: string, settings: JsonObject = {}): GraphNode {
  return { id, type, title: "", position: { x: 0, y: 0 }, settings, version: 1 };
}

/** `graphOf([node(1, …)], "0.next>1", "1.yes>2")`: a graph with Default profile capture and these links. */
export function graphOf(nodes: GraphNode[], ...links: string[]): Graph {
  const edges = links.map((link): GraphEdge => {
    const [from = "", output = "", to = ""] = link.split(/[.>]/);
    return { from: Number(from), output, to: Number(to) };
  });
  return { nodes: [node(0, "default-capture"), ...nodes], edges };
}

/** Saves a scenario and, unless told otherwise, activates it. */
export async function addScenario(
  world: EngineWorld,
  graph: Graph,
  { reentry = "skip", active = true }: { reentry?: ReentryMode; active?: boolean } = {},
): Promise<number> {
  const { rows } = await world.pool.query<{ id: number }>(
    `INSERT INTO scenario (account_id, database_id, name, reentry, version, listens, updated_at)
     VALUES ($1, $2, 's' || nextval('pass_id_seq'), $3, 1, $4, now()) RETURNING id`,
    [world.accountId, world.databaseId, reentry, listListened(graph)],
  );
  const scenarioId = rows[0]?.id ?? 0;
  await world.pool.query("INSERT INTO scenario_version (scenario_id, version, graph) VALUES ($1, 1, $2)", [
    scenarioId,
    JSON.stringify(graph),
  ]);
  if (active) await activateScenario(world.pool, { accountId: world.accountId, scenarioId }, world);
  return scenarioId;
}

/** Adds profiles with these fields each; returns their ids in order. */
export async function addProfiles(world: EngineWorld, count: number, fields: JsonObject = {}): Promise<bigint[]> {
  const { rows } = await world.pool.query<{ id: bigint }>(
    `INSERT INTO profile (shard, id, database_id, fields, created_at, updated_at)
     SELECT id & 255, id, $2, $3, $4, $4 FROM (SELECT nextval('profile_id_seq') AS id FROM generate_series(1, $1)) AS n
     RETURNING id`,
    [count, world.databaseId, JSON.stringify(fields), world.clock.now()],
  );
  return rows.map((row) => row.id).sort((a, b) => (a < b ? -1 : 1));
}

/** Puts profiles into a scenario, as the API does. */
export async function enter(
  world: EngineWorld,
  scenarioId: number,
  { profileIds, apicontent = {} }: { profileIds: readonly bigint[]; apicontent?: JsonObject },
): Promise<EnterResult[]> {
  const { accountId, databaseId } = world;
  const items = profileIds.map((profileId) => ({
    ...{ profileId, scenarioId, accountId, databaseId, apicontent },
    hops: 0,
    lane: 0,
  }));
  return inTransaction(world.pool, (client) => enterScenario(client, { now: world.clock.now(), items }));
}

/** `scenarios`: a cache that lives longer than one drain. */
export type DrainOptions = { getImplementation?: GetImplementation; limit?: number; scenarios?: ScenarioCache };

/** Runs batches over all shards and lanes until nothing is due at the world's time; returns the number of steps. */
export async function drain(world: EngineWorld, options: DrainOptions = {}): Promise<number> {
  const deps = {
    scenarios: options.scenarios ?? new ScenarioCache(options.getImplementation ?? getImplementation),
    random: () => 0.5,
  };
  let steps = 0;
  for (;;) {
    const { rows } = await world.pool.query<{ shard: number; lane: number }>(
      "SELECT DISTINCT shard, lane FROM task WHERE wake_at <= $1 AND lane < 100 ORDER BY shard, lane",
      [world.clock.now()],
    );
    if (rows.length === 0) return steps;
    for (const { shard, lane } of rows) {
      const claim = { shard, lane, now: world.clock.now(), limit: options.limit ?? 1000 };
      steps += (await inBatch(world.pool, (client, quotas) => runDueBatch(client, { ...deps, quotas }, claim))).steps;
    }
  }
}
