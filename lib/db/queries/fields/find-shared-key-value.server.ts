import type { ClientBase } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

/** A value of a key field that several profiles of the database share; null when each has its own. */
export async function findSharedKeyValue(
  client: ClientBase,
  { databaseId, field }: { databaseId: number; field: string },
): Promise<string | null> {
  for (const shard of ALL_SHARDS) {
    const { rows } = await client.query<{ value: string }>({
      name: "find-shared-key-value",
      text: `SELECT value FROM profile_key WHERE key_shard = $1 AND database_id = $2 AND field = $3
        GROUP BY value HAVING count(*) > 1 LIMIT 1`,
      values: [shard, databaseId, field],
    });
    if (rows[0]) return rows[0].value;
  }
  return null;
}
