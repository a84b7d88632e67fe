import type { ClientBase, Pool } from "pg";
import { ALL_SHARDS } from "@/lib/domain/profiles/all-shards";

/** How many profiles of the database have a value in the field. Reads all of them: for a question before something is lost. */
export async function countFieldValues(
  client: ClientBase | Pool,
  { databaseId, field }: { databaseId: number; field: string },
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM profile
     WHERE shard = ANY($1::smallint[]) AND database_id = $2 AND fields ? $3::text`,
    [ALL_SHARDS, databaseId, field],
  );
  return rows[0]?.count ?? 0;
}
