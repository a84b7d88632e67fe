import { pool } from "@/lib/db/pool.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";

/** When a line of a profile's history was written; null = there is no such line. */
export async function getProfileEventTime(profileId: bigint, id: bigint): Promise<Date | null> {
  const { rows } = await pool().query<{ at: Date }>({
    name: "get-profile-event-time",
    text: "SELECT at FROM profile_event WHERE shard = $1 AND profile_id = $2 AND id = $3",
    values: [getProfileShard(profileId), profileId, id],
  });
  return rows[0]?.at ?? null;
}
