import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** Segments by number; deleted ones are left out. */
export const READ_SEGMENTS: Statement = {
  name: "engine-read-segments",
  text: `SELECT s.id, s.account_id AS "accountId", s.database_id AS "databaseId", s.name, s.kind, s.condition,
      s.refreshed_at AS "refreshedAt", s.refresh_shard AS "refreshShard"
    FROM segment s WHERE s.id = ANY($1::int[]) AND s.deleted_at IS NULL ORDER BY s.id`,
};

export type SegmentRow = {
  id: number;
  accountId: number;
  databaseId: number;
  name: string;
  kind: string;
  /** As stored. */
  condition: unknown;
  refreshedAt: Date | null;
  refreshShard: number | null;
};

/** The rows of segments that are not deleted. */
export async function readSegments(client: Queryable, ids: readonly number[]): Promise<SegmentRow[]> {
  return ids.length === 0 ? [] : runStatement<SegmentRow>(client, READ_SEGMENTS, [ids]);
}
