import type { ClientBase } from "pg";
import type { Json } from "@/lib/shared/json";

/** A page of one shard's profiles that have a value in a field, by id. */
export async function listFieldValues(
  client: ClientBase,
  where: { databaseId: number; shard: number; field: string; afterId: bigint; limit: number },
): Promise<{ id: bigint; value: Json }[]> {
  const { rows } = await client.query<{ id: bigint; value: Json }>({
    name: "list-field-values",
    text: `SELECT id, fields -> $3 AS value FROM profile
      WHERE shard = $1 AND database_id = $2 AND id > $4 AND fields ? $3
      ORDER BY id LIMIT $5`,
    values: [where.shard, where.databaseId, where.field, where.afterId, where.limit],
  });
  return rows;
}
