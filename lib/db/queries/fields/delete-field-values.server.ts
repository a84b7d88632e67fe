import type { ClientBase } from "pg";

/** Takes a field's value out of every profile of the database. */
export async function deleteFieldValues(
  client: ClientBase,
  { databaseId, field, now }: { databaseId: number; field: string; now: Date },
): Promise<void> {
  await client.query({
    text: `UPDATE profile SET fields = fields - $2::text, version = version + 1, updated_at = $3
      WHERE shard BETWEEN 0 AND 255 AND database_id = $1 AND fields ? $2::text`,
    values: [databaseId, field, now],
  });
}
