import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { Fact, FactCause } from "@/lib/domain/facts/fact";
import { flagArray, numberArray, textArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement } from "@/lib/engine/sql/statement";

/** One insert for all facts of a transaction, whatever their shards. */
export const INSERT_FACTS: Statement = {
  name: "engine-insert-facts",
  text: `INSERT INTO event_inbox (shard, id, account_id, database_id, profile_id, kind, detail, at, lane, hops, starts, due_at)
    SELECT u.shard, nextval('effect_id_seq'), u.account_id, u.database_id, u.profile_id, u.kind, u.detail::jsonb, $1, u.lane,
      u.hops, u.starts, $1
    FROM unnest($2::smallint[], $3::int[], $4::int[], $5::bigint[], $6::text[], $7::text[], $8::smallint[], $9::smallint[],
      $10::bool[]) AS u(shard, account_id, database_id, profile_id, kind, detail, lane, hops, starts)`,
};

export type NewFact = FactCause & { accountId: number; databaseId: number; profileId: bigint; fact: Fact };

/**
 * Writes facts in the transaction of what caused them, so that neither is there without the other. After its commit `hintFacts`
 * spares the engines looking.
 */
export async function insertFacts(client: Queryable, now: Date, facts: readonly NewFact[]): Promise<void> {
  if (facts.length === 0) return;
  await countStatement(client, INSERT_FACTS, [
    now,
    numberArray(facts.map(({ profileId }) => getProfileShard(profileId))),
    numberArray(facts.map(({ accountId }) => accountId)),
    numberArray(facts.map(({ databaseId }) => databaseId)),
    numberArray(facts.map(({ profileId }) => profileId)),
    textArray(facts.map(({ fact }) => fact.kind)),
    textArray(facts.map(({ fact }) => JSON.stringify(fact))),
    numberArray(facts.map(({ lane }) => lane)),
    numberArray(facts.map(({ hops }) => hops)),
    flagArray(facts.map(({ starts }) => starts)),
  ]);
}
