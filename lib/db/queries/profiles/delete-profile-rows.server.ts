import type { ClientBase } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";

/**
 * Takes a locked profile, its subscriptions, its memberships, its history and its tombstones away. The keys are the caller's, because they lie in other
 * shards.
 */
export async function deleteProfileRows(client: ClientBase, id: bigint): Promise<void> {
  const where = [getProfileShard(id), id];
  await client.query(`DELETE FROM subscription WHERE shard = $1 AND profile_id = $2`, where);
  await client.query(`DELETE FROM segment_member WHERE shard = $1 AND profile_id = $2`, where);
  await client.query(`DELETE FROM profile_event WHERE shard = $1 AND profile_id = $2`, where);
  await client.query(`DELETE FROM task WHERE shard = $1 AND profile_id = $2 AND status = 'ended'`, where);
  await client.query(`DELETE FROM profile WHERE shard = $1 AND id = $2`, where);
}
