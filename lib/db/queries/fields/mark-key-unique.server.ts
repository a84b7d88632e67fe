import type { ClientBase } from "pg";

/** Says of every key row of a field whether its value belongs to one profile only. */
export async function markKeyUnique(
  client: ClientBase,
  { databaseId, field, isUnique }: { databaseId: number; field: string; isUnique: boolean },
): Promise<void> {
  await client.query({
    text: `UPDATE profile_key SET is_unique = $3
      WHERE key_shard BETWEEN 0 AND 255 AND database_id = $1 AND field = $2 AND is_unique <> $3`,
    values: [databaseId, field, isUnique],
  });
}
