import type { ClientBase, Pool } from "pg";

export type ScenarioOwner = { email: string; scenarioName: string };

/** Whoever made the scenario, else changed it last, else a master of the account; null when none of them can sign in any more. */
export async function getScenarioOwner(client: ClientBase | Pool, scenarioId: number): Promise<ScenarioOwner | null> {
  const { rows } = await client.query<ScenarioOwner>(
    `SELECT u.email, s.name AS "scenarioName" FROM scenario s JOIN "user" u ON u.account_id = s.account_id
     WHERE s.id = $1 AND u.disabled_at IS NULL AND (u.id IN (s.created_by_id, s.updated_by_id) OR u.role = 'master')
     ORDER BY u.id = s.created_by_id DESC NULLS LAST, u.id = s.updated_by_id DESC NULLS LAST, u.id LIMIT 1`,
    [scenarioId],
  );
  return rows[0] ?? null;
}
