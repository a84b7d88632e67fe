import type { ClientBase, Pool } from "pg";

/** Forgets the draft, if there is one. */
export async function deleteDraft(client: ClientBase | Pool, scenarioId: number): Promise<void> {
  await client.query(`DELETE FROM scenario_draft WHERE scenario_id = $1`, [scenarioId]);
}
