import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { countStatement, runStatement } from "@/lib/engine/sql/statement";

/** The row must be there before it can be locked. */
export const OPEN_LIMIT: Statement = {
  name: "engine-open-limit",
  text: `INSERT INTO limit_counter (scenario_id, node_id, period_start, used) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING`,
};

/**
 * Takes up to $4 of what is left of $5. The subquery waits for the row's lock and then reads its newest version, so that two
 * takers never get the same place; a limit that was lowered below what is used gives nothing and takes nothing back.
 */
export const TAKE_LIMIT: Statement = {
  name: "engine-take-limit",
  text: `UPDATE limit_counter c SET used = least(o.used + $4::int, greatest(o.used, $5::int))
    FROM (SELECT used FROM limit_counter WHERE scenario_id = $1 AND node_id = $2 AND period_start = $3 FOR UPDATE) o
    WHERE c.scenario_id = $1 AND c.node_id = $2 AND c.period_start = $3
    RETURNING c.used - o.used AS granted`,
};

export const GIVE_BACK_LIMIT: Statement = {
  name: "engine-give-back-limit",
  text: `UPDATE limit_counter SET used = used - $4 WHERE scenario_id = $1 AND node_id = $2 AND period_start = $3`,
};

export type LimitKey = { scenarioId: number; nodeId: number; periodStart: Date };

const keyOf = ({ scenarioId, nodeId, periodStart }: LimitKey) => [scenarioId, nodeId, periodStart];

/** How many of `wanted` may pass. */
export async function takeLimit(client: Queryable, key: LimitKey, wanted: { count: number; limit: number }) {
  const take = () => runStatement<{ granted: number }>(client, TAKE_LIMIT, [...keyOf(key), wanted.count, wanted.limit]);
  const [row] = await take();
  if (row) return row.granted;
  await countStatement(client, OPEN_LIMIT, keyOf(key));
  return (await take())[0]?.granted ?? 0;
}

/** Gives places back that were taken and not used. */
export async function giveBackLimit(client: Queryable, key: LimitKey, count: number): Promise<void> {
  await countStatement(client, GIVE_BACK_LIMIT, [...keyOf(key), count]);
}
