import type { ClientBase, Pool } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { ProfileRow } from "./profile-row";

/** Profiles by their ids, newest first; those that are gone are left out. */
export async function readProfiles(client: ClientBase | Pool, ids: readonly bigint[]): Promise<ProfileRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<ProfileRow>({
    name: "read-profiles",
    text: `SELECT p.id, p.database_id AS "databaseId", p.fields, p.version, p.created_at AS "createdAt",
        p.updated_at AS "updatedAt"
      FROM unnest($1::smallint[], $2::bigint[]) AS q(shard, id)
      CROSS JOIN LATERAL (SELECT * FROM profile WHERE shard = q.shard AND id = q.id LIMIT 1) p
      ORDER BY p.id DESC`,
    values: [ids.map(getProfileShard), [...ids]],
  });
  return rows;
}
