import type { ClientBase } from "pg";
import { getKeyShard } from "@/lib/domain/matching/key-shard";

export type KeyRow = { databaseId: number; field: string; value: string; profileId: bigint; isUnique: boolean };

/**
 * Writes keys in their order, so that two transactions never wait for each other; whoever comes second to a unique value waits
 * for the first. Returns the unique ones that another profile took: nothing of theirs was written.
 */
export async function insertKeys(client: ClientBase, keys: readonly KeyRow[]): Promise<KeyRow[]> {
  if (keys.length === 0) return [];
  const { rows } = await client.query<{ n: number }>({
    name: "insert-profile-keys",
    text: `WITH given AS (
        SELECT * FROM unnest($1::smallint[], $2::int[], $3::text[], $4::text[], $5::bigint[], $6::boolean[])
          WITH ORDINALITY AS q(key_shard, database_id, field, value, profile_id, is_unique, n)
      ), written AS (
        INSERT INTO profile_key (key_shard, database_id, field, value, profile_id, is_unique)
        SELECT key_shard, database_id, field, value, profile_id, is_unique FROM given
        ORDER BY key_shard, database_id, field, value COLLATE "C", profile_id
        ON CONFLICT DO NOTHING
        RETURNING key_shard, database_id, field, value, profile_id
      )
      SELECT given.n::int AS n FROM given LEFT JOIN written USING (key_shard, database_id, field, value, profile_id)
      WHERE given.is_unique AND written.profile_id IS NULL`,
    values: [
      keys.map((key) => getKeyShard(key.value)),
      keys.map((key) => key.databaseId),
      keys.map((key) => key.field),
      keys.map((key) => key.value),
      keys.map((key) => key.profileId),
      keys.map((key) => key.isUnique),
    ],
  });
  return rows.flatMap((row) => keys[row.n - 1] ?? []);
}
