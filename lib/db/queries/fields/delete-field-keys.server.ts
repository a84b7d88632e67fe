import type { ClientBase } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

/** Takes every key row of a field away, shard by shard: its values are not matched by any more. */
export async function deleteFieldKeys(
  client: ClientBase,
  { databaseId, field }: { databaseId: number; field: string },
): Promise<void> {
  for (const shard of ALL_SHARDS) {
    await client.query({
      name: "delete-field-keys",
      text: `DELETE FROM profile_key WHERE key_shard = $1 AND database_id = $2 AND field = $3`,
      values: [shard, databaseId, field],
    });
  }
}
