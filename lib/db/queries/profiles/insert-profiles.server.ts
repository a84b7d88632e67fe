import type { ClientBase } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { JsonObject } from "@/lib/shared/json";

export type NewProfile = { id: bigint; databaseId: number; fields: JsonObject };

/** Writes new profiles in one statement, in the order of their ids. */
export async function insertProfiles(client: ClientBase, now: Date, profiles: readonly NewProfile[]): Promise<void> {
  if (profiles.length === 0) return;
  await client.query({
    name: "insert-profiles",
    text: `INSERT INTO profile (shard, id, database_id, fields, version, created_at, updated_at)
      SELECT q.shard, q.id, q.database_id, q.fields, 1, $5, $5
      FROM unnest($1::smallint[], $2::bigint[], $3::int[], $4::jsonb[]) AS q(shard, id, database_id, fields)
      ORDER BY q.shard, q.id`,
    values: [
      profiles.map((profile) => getProfileShard(profile.id)),
      profiles.map((profile) => profile.id),
      profiles.map((profile) => profile.databaseId),
      profiles.map((profile) => JSON.stringify(profile.fields)),
      now,
    ],
  });
}
