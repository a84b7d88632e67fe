import { numberArray } from "@/lib/engine/sql/array-literal";
import { makeEnterTexts } from "@/lib/engine/sql/enter-texts";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement } from "@/lib/engine/sql/statement";

/**
 * A page of a population: profiles of one shard that enter one scenario with nothing of their own. Only their numbers are sent, in
 * their order, and only a count comes back: 5,000 profiles take about 100 ms, most of it the rows and their indexes.
 */
const GIVEN = `(SELECT $2::smallint AS shard, q.id AS profile_id, $3::int AS scenario_id, $4::int AS account_id,
    $5::int AS database_id, $6::smallint AS lane, 0::smallint AS hops, '{}' AS apicontent, $7::int AS node_id
    FROM unnest($8::bigint[]) AS q(id)) AS u`;

const texts = makeEnterTexts(GIVEN);
export const ENTER_PAGE_ONCE: Statement = { name: "engine-enter-page-once", text: texts.once };
export const ENTER_PAGE_UNLESS_INSIDE: Statement = {
  name: "engine-enter-page-unless-inside",
  text: texts.unlessInside,
};
export const ENTER_PAGE_ALWAYS: Statement = { name: "engine-enter-page-always", text: texts.always };

export type EnterPage = {
  shard: number;
  scenarioId: number;
  accountId: number;
  databaseId: number;
  /** The start element. */
  nodeId: number;
  lane: number;
  now: Date;
  /** Rising. */
  profileIds: readonly bigint[];
};

/** Inserts a task for each profile of the page that the statement does not keep out; returns how many. */
export async function enterPage(client: Queryable, statement: Statement, page: EnterPage): Promise<number> {
  if (page.profileIds.length === 0) return 0;
  const { shard, scenarioId, accountId, databaseId, nodeId, lane, now, profileIds } = page;
  const place = [now, shard, scenarioId, accountId, databaseId, lane, nodeId];
  return countStatement(client, statement, [...place, numberArray(profileIds)]);
}
