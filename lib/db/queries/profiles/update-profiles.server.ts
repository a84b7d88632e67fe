import type { ClientBase } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { JsonObject } from "@/lib/shared/json";

export type ChangedProfile = { id: bigint; fields: JsonObject };

/** Writes the fields of locked profiles in one statement and raises their versions. */
export async function updateProfiles(
  client: ClientBase,
  now: Date,
  profiles: readonly ChangedProfile[],
): Promise<void> {
  if (profiles.length === 0) return;
  await client.query({
    name: "update-profiles",
    text: `UPDATE profile p SET fields = q.fields, version = p.version + 1, updated_at = $4
      FROM unnest($1::smallint[], $2::bigint[], $3::jsonb[]) AS q(shard, id, fields)
      WHERE p.shard = q.shard AND p.id = q.id`,
    values: [
      profiles.map((profile) => getProfileShard(profile.id)),
      profiles.map((profile) => profile.id),
      profiles.map((profile) => JSON.stringify(profile.fields)),
      now,
    ],
  });
}
