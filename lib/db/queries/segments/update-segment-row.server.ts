import type { ClientBase } from "pg";

type Changes = { name: string; description: string; condition: string | null; hasNewCondition: boolean };

/**
 * Writes a segment. With another condition its figure is unknown, and whoever is found in it at the next refresh is not told to have
 * come in: an edit starts no scenario for a whole population.
 */
export async function updateSegmentRow(client: ClientBase, id: number, changes: Changes): Promise<void> {
  const { name, description, condition, hasNewCondition } = changes;
  await client.query({
    text: `UPDATE segment SET name = $2, description = $3, condition = $4::jsonb, updated_at = now(),
        profile_count = CASE WHEN $5 THEN NULL ELSE profile_count END,
        counted_at = CASE WHEN $5 THEN NULL ELSE counted_at END,
        refreshed_at = CASE WHEN $5 THEN NULL ELSE refreshed_at END,
        refresh_shard = CASE WHEN $5 THEN NULL ELSE refresh_shard END
      WHERE id = $1`,
    values: [id, name, description, condition, hasNewCondition],
  });
}
