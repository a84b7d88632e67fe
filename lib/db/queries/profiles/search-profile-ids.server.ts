import { pool } from "@/lib/db/pool.server";

/**
 * Profiles with a key that begins with one of the prefixes, newest first. The key column is kept in byte order, so a prefix
 * is a range of its index; one short probe per shard, field and prefix.
 */
export async function searchProfileIds(
  databaseId: number,
  { fields, prefixes, limit }: { fields: readonly string[]; prefixes: readonly string[]; limit: number },
): Promise<bigint[]> {
  const { rows } = await pool().query<{ id: bigint }>({
    name: "search-profile-ids",
    text: `SELECT DISTINCT k.profile_id AS id
      FROM generate_series(0, 255) AS s(shard)
      CROSS JOIN unnest($2::text[]) AS f(field)
      CROSS JOIN unnest($3::text[], $4::text[]) AS t(low, high)
      CROSS JOIN LATERAL (
        SELECT profile_id FROM profile_key
        WHERE key_shard = s.shard::smallint AND database_id = $1 AND field = f.field AND value >= t.low AND value < t.high
        LIMIT $5
      ) k
      ORDER BY 1 DESC LIMIT $5`,
    values: [databaseId, [...fields], [...prefixes], prefixes.map((prefix) => `${prefix}\u{10ffff}`), limit],
  });
  return rows.map((row) => row.id);
}
