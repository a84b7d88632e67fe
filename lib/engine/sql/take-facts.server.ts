import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";

/**
 * Takes the oldest facts of one shard and lane out of the inbox. They are gone with the commit of what they caused and there again
 * after a rollback. SKIP LOCKED, so that a second engine takes others. A fact about a profile that was deleted meanwhile says so.
 */
export const TAKE_FACTS: Statement = {
  name: "engine-take-facts",
  text: `WITH due AS MATERIALIZED (
      SELECT e.id FROM event_inbox e WHERE e.shard = $1 AND e.lane = $2 AND e.due_at <= $3
      ORDER BY e.due_at LIMIT $4 FOR UPDATE SKIP LOCKED)
    DELETE FROM event_inbox e USING due WHERE e.shard = $1 AND e.id = due.id
    RETURNING e.id, e.account_id AS "accountId", e.database_id AS "databaseId", e.profile_id AS "profileId", e.detail, e.at, e.lane,
      e.hops, e.starts,
      EXISTS (SELECT 1 FROM profile p WHERE p.shard = $1 AND p.id = e.profile_id OFFSET 0) AS "hasProfile"`,
};

/** Puts the oldest fact off, because it alone is refused again and again. */
export const POSTPONE_FACT: Statement = {
  name: "engine-postpone-fact",
  text: `UPDATE event_inbox SET due_at = $4 WHERE shard = $1 AND id = (
      SELECT e.id FROM event_inbox e WHERE e.shard = $1 AND e.lane = $2 AND e.due_at <= $3
      ORDER BY e.due_at LIMIT 1 FOR UPDATE SKIP LOCKED)`,
};

export type TakenFact = {
  id: bigint;
  accountId: number;
  databaseId: number;
  profileId: bigint;
  detail: unknown;
  at: Date;
  lane: number;
  hops: number;
  starts: boolean;
  hasProfile: boolean;
};

export type FactPlace = { shard: number; lane: number; now: Date };

/** Takes up to `limit` facts, in the order in which they were written. */
export async function takeFacts(client: Queryable, { shard, lane, now }: FactPlace, limit: number) {
  const rows = await runStatement<TakenFact>(client, TAKE_FACTS, [shard, lane, now, limit]);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Lets the oldest fact of a place wait until `until`. */
export async function postponeFact(client: Queryable, { shard, lane, now }: FactPlace, until: Date): Promise<void> {
  await countStatement(client, POSTPONE_FACT, [shard, lane, now, until]);
}
