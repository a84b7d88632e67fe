import type { ClientBase, Pool } from "pg";

export type DraftStateRow = { rev: number; updatedAt: Date; updatedBy: string | null };

/** Whose the draft is and how often it was written, without its graph; null = there is none. */
export async function getDraftState(client: ClientBase | Pool, scenarioId: number): Promise<DraftStateRow | null> {
  const { rows } = await client.query<DraftStateRow>(
    `SELECT d.rev, d.updated_at AS "updatedAt", u.name AS "updatedBy"
     FROM scenario_draft d
     LEFT JOIN "user" u ON u.id = d.updated_by_id
     WHERE d.scenario_id = $1`,
    [scenarioId],
  );
  return rows[0] ?? null;
}
