import type { Statement } from "@/lib/engine/sql/statement";

/** A page of a segment's list in one shard: a range of the primary key. */
export const LIST_MEMBERS: Statement = {
  name: "engine-list-members",
  text: `SELECT m.profile_id AS id FROM segment_member m
    WHERE m.shard = $1 AND m.segment_id = $2 AND m.profile_id > $3 ORDER BY m.profile_id LIMIT $4`,
};

/** How many profiles a segment's list has: a range of the primary key in each shard. */
export const COUNT_MEMBERS: Statement = {
  name: "engine-count-members",
  text: `SELECT count(*) AS count FROM segment_member m WHERE m.shard = ANY($1::smallint[]) AND m.segment_id = $2`,
};
