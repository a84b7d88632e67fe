import type { ClientBase } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

/** Takes a field's value out of every profile of the database, shard by shard: no statement grows with the database. */
export async function deleteFieldValues(
  client: ClientBase,
  { databaseId, field, now }: { databaseId: number; field: string; now: Date },
): Promise<void> {
  for (const shard of ALL_SHARDS) {
    await client.query({
      name: "delete-field-values",
      text: `UPDATE profile SET fields = fields - $3::text, version = version + 1, updated_at = $4
        WHERE shard = $1 AND database_id = $2 AND fields ? $3::text`,
      values: [shard, databaseId, field, now],
    });
  }
}
