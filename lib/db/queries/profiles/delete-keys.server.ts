import type { ClientBase } from "pg";
import { getKeyShard } from "@/lib/domain/matching/key-shard";

/** Takes keys of profiles away; those that are not there are passed over. */
export async function deleteKeys(
  client: ClientBase,
  keys: readonly { databaseId: number; field: string; value: string; profileId: bigint }[],
): Promise<void> {
  if (keys.length === 0) return;
  await client.query({
    name: "delete-profile-keys",
    text: `DELETE FROM profile_key k
      USING unnest($1::smallint[], $2::int[], $3::text[], $4::text[], $5::bigint[])
        AS q(key_shard, database_id, field, value, profile_id)
      WHERE k.key_shard = q.key_shard AND k.database_id = q.database_id AND k.field = q.field AND k.value = q.value
        AND k.profile_id = q.profile_id`,
    values: [
      keys.map((key) => getKeyShard(key.value)),
      keys.map((key) => key.databaseId),
      keys.map((key) => key.field),
      keys.map((key) => key.value),
      keys.map((key) => key.profileId),
    ],
  });
}
