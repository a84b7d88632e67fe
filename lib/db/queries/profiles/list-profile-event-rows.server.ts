import { pool } from "@/lib/db/pool.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { JsonObject } from "@/lib/shared/json";

export type ProfileEventRow = { id: bigint; at: Date; kind: string; source: string; detail: JsonObject };

/** A page of a profile's history, newest first. */
export async function listProfileEventRows(
  profileId: bigint,
  { beforeId, limit }: { beforeId: bigint | null; limit: number },
): Promise<ProfileEventRow[]> {
  const { rows } = await pool().query<ProfileEventRow>({
    name: "list-profile-event-rows",
    text: `SELECT id, at, kind, source, detail FROM profile_event
      WHERE shard = $1 AND profile_id = $2 AND id < $3 ORDER BY id DESC LIMIT $4`,
    values: [getProfileShard(profileId), profileId, beforeId ?? 2n ** 63n - 1n, limit],
  });
  return rows;
}
