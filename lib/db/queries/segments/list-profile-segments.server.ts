import { pool } from "@/lib/db/pool.server";
import { visibleSql } from "@/lib/db/visible-to.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { SegmentKind } from "@/lib/domain/segments/segment-kind";

export type ProfileSegment = { id: number; name: string; kind: SegmentKind; addedAt: Date | null };

/** The segments of a database that are lists, by name, and since when the profile is in them; null = it is not. */
export async function listProfileSegments(
  actor: Actor,
  { databaseId, profileId }: { databaseId: number; profileId: bigint },
): Promise<ProfileSegment[]> {
  const visible = visibleSql(actor, { alias: "g", firstParameter: 4 });
  const { rows } = await pool().query<ProfileSegment>({
    text: `SELECT g.id, g.name, g.kind, m.added_at AS "addedAt" FROM segment g
      LEFT JOIN segment_member m ON m.shard = $1 AND m.profile_id = $2 AND m.segment_id = g.id
      WHERE g.database_id = $3 AND g.kind <> 'dynamic' AND g.deleted_at IS NULL AND ${visible.sql}
      ORDER BY lower(g.name), g.id`,
    values: [getProfileShard(profileId), profileId, databaseId, ...visible.values],
  });
  return rows;
}
