import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/**
 * Leases the oldest due effects of a shard and lane. The lease is a date to be due again: who dies is overtaken by it, without anybody
 * noticing the death. The token says whose lease it is, so that a late answer of somebody who lost it changes nothing.
 */
export const CLAIM_EFFECTS: Statement = {
  name: "engine-claim-effects",
  text: `WITH due AS (
      SELECT e.id FROM effect e WHERE e.shard = $1 AND e.lane = $6 AND e.due_at <= $2 ORDER BY e.due_at LIMIT $3 FOR UPDATE SKIP LOCKED
    )
    UPDATE effect e SET due_at = $4, lease = $5, attempts = e.attempts + 1
    FROM due WHERE e.shard = $1 AND e.id = due.id
    RETURNING e.id, e.kind, e.account_id AS "accountId", e.database_id AS "databaseId", e.profile_id AS "profileId",
      e.scenario_id AS "scenarioId", e.version, e.node_id AS "nodeId", e.instance, e.pass_id AS "passId", e.ver,
      e.attempts, e.inputs, e.answer`,
};

export type ClaimedEffect = {
  id: bigint;
  kind: "http" | "email";
  accountId: number;
  databaseId: number;
  profileId: bigint;
  scenarioId: number | null;
  version: number | null;
  nodeId: number | null;
  instance: bigint | null;
  passId: bigint | null;
  ver: number | null;
  attempts: number;
  inputs: unknown;
  answer: unknown;
};

export type EffectClaim = { shard: number; lane: number; now: Date; limit: number; until: Date; lease: string };

/** Leases up to `limit` effects until `until`. */
export async function claimEffects(client: Queryable, claim: EffectClaim): Promise<ClaimedEffect[]> {
  const values = [claim.shard, claim.now, claim.limit, claim.until, claim.lease, claim.lane];
  return runStatement<ClaimedEffect>(client, CLAIM_EFFECTS, values);
}
