import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** More wakes of one place in one look than this are found by the batch that takes the first ones. */
const WAKES_MAX = 8;

/**
 * When the next tasks of these lanes and shards are due, up to a moment a little ahead: one probe of the index task_wake each. 256 probes
 * for the real-time lane take less than a millisecond, all lanes about ten.
 */
export const FIND_DUE_TASKS: Statement = {
  name: "engine-find-due-tasks",
  text: `SELECT s.shard, l.lane, extract(epoch FROM d.wake_at)::float8 * 1000 AS at
    FROM unnest($1::smallint[]) AS s(shard) CROSS JOIN unnest($2::smallint[]) AS l(lane)
    CROSS JOIN LATERAL (SELECT t.wake_at FROM task t WHERE t.shard = s.shard AND t.lane = l.lane AND t.wake_at <= $3
      ORDER BY t.wake_at LIMIT ${WAKES_MAX}) AS d`,
};

/** Which places have due effects: new ones, ones to be tried again, and ones whose lease ran out. */
export const FIND_DUE_EFFECTS: Statement = {
  name: "engine-find-due-effects",
  text: `SELECT s.shard, l.lane
    FROM unnest($1::smallint[]) AS s(shard) CROSS JOIN unnest($2::smallint[]) AS l(lane)
    WHERE EXISTS (SELECT 1 FROM effect e WHERE e.shard = s.shard AND e.lane = l.lane AND e.due_at <= $3 OFFSET 0)`,
};

/** Which places have facts in the inbox; `OFFSET 0` keeps it a probe each. */
export const FIND_DUE_FACTS: Statement = {
  name: "engine-find-due-facts",
  text: `SELECT s.shard, l.lane
    FROM unnest($1::smallint[]) AS s(shard) CROSS JOIN unnest($2::smallint[]) AS l(lane)
    WHERE EXISTS (SELECT 1 FROM event_inbox e WHERE e.shard = s.shard AND e.lane = l.lane AND e.due_at <= $3 OFFSET 0)`,
};

type Look = { shards: readonly number[]; lanes: readonly number[]; now: Date };

type Place = { shard: number; lane: number };

/** The next wakes up to `look.now`, which may lie ahead; `at` in ms since 1970. */
export async function findDueTasks(client: Queryable, look: Look): Promise<(Place & { at: number })[]> {
  return runStatement<Place & { at: number }>(client, FIND_DUE_TASKS, toValues(look));
}

/** Shards and lanes with facts that nobody has used yet. */
export async function findDueFacts(client: Queryable, look: Look): Promise<Place[]> {
  return runStatement<Place>(client, FIND_DUE_FACTS, toValues(look));
}

/** Shards and lanes with effects that are due at `look.now`. */
export async function findDueEffects(client: Queryable, look: Look): Promise<Place[]> {
  return runStatement<Place>(client, FIND_DUE_EFFECTS, toValues(look));
}

function toValues({ shards, lanes, now }: Look): unknown[] {
  return [numberArray(shards), numberArray(lanes), now];
}
