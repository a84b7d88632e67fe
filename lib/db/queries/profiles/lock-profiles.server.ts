import type { ClientBase } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { ProfileRow } from "./profile-row";

/**
 * Reads profiles and holds them until the transaction ends, in the order of shard and id: whoever locks several takes that
 * order, so that two never wait for each other. Those that are gone are left out.
 */
export async function lockProfiles(client: ClientBase, ids: readonly bigint[]): Promise<ProfileRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<ProfileRow>({
    name: "lock-profiles",
    text: `SELECT p.id, p.database_id AS "databaseId", p.fields, p.version, p.created_at AS "createdAt",
        p.updated_at AS "updatedAt"
      FROM profile p
      JOIN unnest($1::smallint[], $2::bigint[]) AS q(shard, id) ON p.shard = q.shard AND p.id = q.id
      ORDER BY p.shard, p.id
      FOR UPDATE OF p`,
    values: [ids.map(getProfileShard), [...ids]],
  });
  return rows;
}
