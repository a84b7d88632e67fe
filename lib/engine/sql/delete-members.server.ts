import type { Statement } from "@/lib/engine/sql/statement";

/** All members of a segment in one shard: a range of the primary key. */
export const DELETE_MEMBERS: Statement = {
  name: "engine-delete-members",
  text: `DELETE FROM segment_member m WHERE m.shard = $1 AND m.segment_id = $2`,
};

/** Segments that were deleted before. */
export const LIST_DELETED_SEGMENTS: Statement = {
  name: "engine-list-deleted-segments",
  text: `SELECT g.id FROM segment g WHERE g.deleted_at < $1 ORDER BY g.id`,
};

/** A deleted segment whose members are gone. */
export const DELETE_SEGMENT: Statement = {
  name: "engine-delete-segment",
  text: `DELETE FROM segment g WHERE g.id = $1 AND g.deleted_at IS NOT NULL`,
};
