import type { SqlValues } from "@/lib/db/conditions/sql-values";

type Refresh = { shard: number; databaseId: number; segmentId: number; now: Date; values: SqlValues };

/**
 * Brings a segment's list of one shard to what a compiled condition says, in one statement; returns who came in and who left. A second run finds
 * nothing to do, so that a refresh may be broken off anywhere.
 */
export function refreshMembersSql(where: string, { shard, databaseId, segmentId, now, values }: Refresh): string {
  const place = values.add(shard, "smallint");
  const segment = values.add(segmentId, "int");
  return `WITH wanted AS MATERIALIZED (
      SELECT p.id FROM profile p
      WHERE p.shard = ${place} AND p.database_id = ${values.add(databaseId, "int")} AND (${where})),
    gone AS (
      DELETE FROM segment_member m WHERE m.shard = ${place} AND m.segment_id = ${segment}
        AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.id = m.profile_id)
      RETURNING m.profile_id),
    come AS (
      INSERT INTO segment_member (shard, segment_id, profile_id, added_at)
      SELECT ${place}, ${segment}, w.id, ${values.add(now, "timestamptz")} FROM wanted w ORDER BY w.id
      ON CONFLICT (shard, segment_id, profile_id) DO NOTHING
      RETURNING profile_id)
    SELECT profile_id AS "profileId", 'segment_entered' AS kind FROM come
    UNION ALL SELECT profile_id, 'segment_left' FROM gone`;
}
