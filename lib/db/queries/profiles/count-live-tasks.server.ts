import type { ClientBase } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";

/** In how many passes a profile is right now. */
export async function countLiveTasks(client: ClientBase, id: bigint): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM task WHERE shard = $1 AND profile_id = $2 AND status <> 'ended'`,
    [getProfileShard(id), id],
  );
  return rows[0]?.count ?? 0;
}
