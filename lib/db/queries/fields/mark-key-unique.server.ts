import type { ClientBase } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

/** Says of every key row of a field, shard by shard, whether its value belongs to one profile only. */
export async function markKeyUnique(
  client: ClientBase,
  { databaseId, field, isUnique }: { databaseId: number; field: string; isUnique: boolean },
): Promise<void> {
  for (const shard of ALL_SHARDS) {
    await client.query({
      name: "mark-key-unique",
      text: `UPDATE profile_key SET is_unique = $4
        WHERE key_shard = $1 AND database_id = $2 AND field = $3 AND is_unique <> $4`,
      values: [shard, databaseId, field, isUnique],
    });
  }
}
