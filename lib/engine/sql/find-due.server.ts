import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/**
 * Which lanes of which shards have due tasks: one probe of the index task_wake each. 256 probes for the real-time lane take
 * less than a millisecond, all lanes about ten. `OFFSET 0` keeps them probes.
 */
export const FIND_DUE_TASKS: Statement = {
  name: "engine-find-due-tasks",
  text: `SELECT s.shard, l.lane
    FROM unnest($1::smallint[]) AS s(shard) CROSS JOIN unnest($2::smallint[]) AS l(lane)
    WHERE EXISTS (SELECT 1 FROM task t WHERE t.shard = s.shard AND t.lane = l.lane AND t.wake_at <= $3 OFFSET 0)`,
};

/** The same for effects: new ones, ones to be tried again, and ones whose lease ran out. */
export const FIND_DUE_EFFECTS: Statement = {
  name: "engine-find-due-effects",
  text: `SELECT s.shard FROM unnest($1::smallint[]) AS s(shard)
    WHERE EXISTS (SELECT 1 FROM effect e WHERE e.shard = s.shard AND e.due_at <= $2 OFFSET 0)`,
};

/** The same for facts in the inbox. */
export const FIND_DUE_FACTS: Statement = {
  name: "engine-find-due-facts",
  text: `SELECT s.shard, l.lane
    FROM unnest($1::smallint[]) AS s(shard) CROSS JOIN unnest($2::smallint[]) AS l(lane)
    WHERE EXISTS (SELECT 1 FROM event_inbox e WHERE e.shard = s.shard AND e.lane = l.lane AND e.due_at <= $3 OFFSET 0)`,
};

type Look = { shards: readonly number[]; lanes: readonly number[]; now: Date };

/** Shards and lanes with tasks that are due at `now`. */
export async function findDueTasks(client: Queryable, look: Look): Promise<{ shard: number; lane: number }[]> {
  return findPlaces(client, FIND_DUE_TASKS, look);
}

/** Shards and lanes with facts that nobody has used yet. */
export async function findDueFacts(client: Queryable, look: Look): Promise<{ shard: number; lane: number }[]> {
  return findPlaces(client, FIND_DUE_FACTS, look);
}

async function findPlaces(client: Queryable, statement: Statement, { shards, lanes, now }: Look) {
  const values = [numberArray(shards), numberArray(lanes), now];
  return runStatement<{ shard: number; lane: number }>(client, statement, values);
}

/** Shards with effects that are due at `now`. */
export async function findDueEffects(client: Queryable, shards: readonly number[], now: Date): Promise<number[]> {
  const rows = await runStatement<{ shard: number }>(client, FIND_DUE_EFFECTS, [numberArray(shards), now]);
  return rows.map((row) => row.shard);
}
