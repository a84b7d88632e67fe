import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";

// Leases of shards spare engines from looking at each other's work. Two engines on one shard stay correct. A lease or a heartbeat
// further ahead than anybody can have given it comes from before the clock went back: who gave it may be dead by now.

export const RENEW_SHARDS: Statement = {
  name: "engine-renew-shards",
  text: `UPDATE engine_shard SET until = $2 WHERE owner = $1 RETURNING shard`,
};

export const TAKE_SHARDS: Statement = {
  name: "engine-take-shards",
  text: `UPDATE engine_shard SET owner = $1, until = $2
    WHERE shard IN (SELECT shard FROM engine_shard WHERE owner IS NULL OR until < $3 OR until > $5 ORDER BY shard LIMIT $4
      FOR UPDATE SKIP LOCKED)
    RETURNING shard`,
};

export const RELEASE_SHARDS: Statement = {
  name: "engine-release-shards",
  text: `UPDATE engine_shard SET owner = NULL, until = NULL WHERE owner = $1 AND shard = ANY($2::smallint[])`,
};

export const BEAT: Statement = {
  name: "engine-beat",
  text: `INSERT INTO engine_process (id, role, version, started_at, heartbeat_at) VALUES ($1, 'engine', $2, $3, $3)
    ON CONFLICT (id) DO UPDATE SET heartbeat_at = EXCLUDED.heartbeat_at`,
};

export const COUNT_ENGINES: Statement = {
  name: "engine-count-engines",
  text: `SELECT count(*)::int AS engines FROM engine_process WHERE role = 'engine' AND heartbeat_at > $1 AND heartbeat_at < $2`,
};

export const FORGET_ENGINE: Statement = {
  name: "engine-forget",
  text: `DELETE FROM engine_process WHERE id = $1 OR heartbeat_at < $2`,
};

type ShardRow = { shard: number };

/** Renews all leases of an engine; returns its shards. */
export async function renewShards(client: Queryable, owner: string, until: Date): Promise<number[]> {
  return toShards(await runStatement<ShardRow>(client, RENEW_SHARDS, [owner, until]));
}

/** Leases up to `count` shards that nobody holds; a lease that ends after `latest` is none. Returns them. */
export async function takeShards(
  client: Queryable,
  { owner, now, until, latest }: { owner: string; now: Date; until: Date; latest: Date },
  count: number,
): Promise<number[]> {
  return toShards(await runStatement<ShardRow>(client, TAKE_SHARDS, [owner, until, now, count, latest]));
}

/** Gives shards back. */
export async function releaseShards(client: Queryable, owner: string, shards: readonly number[]): Promise<void> {
  await countStatement(client, RELEASE_SHARDS, [owner, numberArray(shards)]);
}

/** Says that the engine lives. */
export async function beat(client: Queryable, engine: { id: string; version: string }, now: Date): Promise<void> {
  await countStatement(client, BEAT, [engine.id, engine.version, now]);
}

/** Engines that were alive after `since` and, by their own clock, before `latest`. */
export async function countEngines(
  client: Queryable,
  { since, latest }: { since: Date; latest: Date },
): Promise<number> {
  const rows = await runStatement<{ engines: number }>(client, COUNT_ENGINES, [since, latest]);
  return rows[0]?.engines ?? 1;
}

/** Removes an engine that stops, and those that are long dead. */
export async function forgetEngine(client: Queryable, id: string, deadSince: Date): Promise<void> {
  await countStatement(client, FORGET_ENGINE, [id, deadSince]);
}

const toShards = (rows: readonly ShardRow[]) => rows.map((row) => row.shard);
