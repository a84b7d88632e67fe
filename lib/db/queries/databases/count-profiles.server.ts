import { pool } from "@/lib/db/pool.server";

/** The number of profiles in each of the databases, counted from the index shard by shard. */
export async function countProfiles(databaseIds: readonly number[]): Promise<Map<number, number>> {
  if (databaseIds.length === 0) return new Map();
  const { rows } = await pool().query<{ id: number; count: number }>({
    name: "count-profiles",
    text: `SELECT d.id, sum(c.count)::int AS count
      FROM unnest($1::int[]) AS d(id)
      CROSS JOIN generate_series(0, 255) AS s(shard)
      CROSS JOIN LATERAL (
        SELECT count(*) AS count FROM profile WHERE shard = s.shard::smallint AND database_id = d.id
      ) c
      GROUP BY d.id`,
    values: [[...databaseIds]],
  });
  return new Map(rows.map((row) => [row.id, row.count]));
}
