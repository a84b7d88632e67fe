import type { ClientBase } from "pg";

/** A value of a key field that several profiles of the database share; null when each has its own. */
export async function findSharedKeyValue(
  client: ClientBase,
  { databaseId, field }: { databaseId: number; field: string },
): Promise<string | null> {
  const { rows } = await client.query<{ value: string }>({
    name: "find-shared-key-value",
    text: `SELECT v.value FROM generate_series(0, 255) AS s(shard)
      CROSS JOIN LATERAL (
        SELECT value FROM profile_key WHERE key_shard = s.shard::smallint AND database_id = $1 AND field = $2
        GROUP BY value HAVING count(*) > 1 LIMIT 1
      ) v LIMIT 1`,
    values: [databaseId, field],
  });
  return rows[0]?.value ?? null;
}
