import type { ClientBase } from "pg";

/** Takes every key row of a field away: its values are not matched by any more. */
export async function deleteFieldKeys(
  client: ClientBase,
  { databaseId, field }: { databaseId: number; field: string },
): Promise<void> {
  await client.query({
    text: `DELETE FROM profile_key WHERE key_shard BETWEEN 0 AND 255 AND database_id = $1 AND field = $2`,
    values: [databaseId, field],
  });
}
