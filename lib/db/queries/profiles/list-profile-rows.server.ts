import { pool } from "@/lib/db/pool.server";
import type { ProfileRow } from "./profile-row";

/**
 * A page of a database's profiles, newest first: the top of each shard's index, merged. `beforeId` null = from the newest.
 */
export async function listProfileRows(
  databaseId: number,
  { beforeId, limit }: { beforeId: bigint | null; limit: number },
): Promise<ProfileRow[]> {
  const { rows } = await pool().query<ProfileRow>({
    name: "list-profile-rows",
    text: `SELECT p.id, p.database_id AS "databaseId", p.fields, p.version, p.created_at AS "createdAt",
        p.updated_at AS "updatedAt"
      FROM generate_series(0, 255) AS s(shard)
      CROSS JOIN LATERAL (
        SELECT * FROM profile WHERE shard = s.shard::smallint AND database_id = $1 AND id < $2
        ORDER BY id DESC LIMIT $3
      ) p
      ORDER BY p.id DESC LIMIT $3`,
    values: [databaseId, beforeId ?? 2n ** 63n - 1n, limit],
  });
  return rows;
}
