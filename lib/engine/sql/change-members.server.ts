import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/**
 * Adds profiles to segments of their own database, whatever their shards; returns those that were not in there. The profiles are held
 * against being deleted meanwhile, in the order of shard and id as everybody holds them. A segment that is deleted takes nobody.
 */
export const ADD_MEMBERS: Statement = {
  name: "engine-add-members",
  text: `WITH known AS (
      SELECT p.shard, p.id, u.segment_id
      FROM unnest($2::smallint[], $3::bigint[], $4::int[]) AS u(shard, profile_id, segment_id)
      JOIN profile p ON p.shard = u.shard AND p.id = u.profile_id
      JOIN segment s ON s.id = u.segment_id AND s.database_id = p.database_id AND s.deleted_at IS NULL
      ORDER BY p.shard, p.id
      FOR KEY SHARE OF p)
    INSERT INTO segment_member (shard, segment_id, profile_id, added_at)
    SELECT DISTINCT shard, segment_id, id, $1::timestamptz FROM known ORDER BY shard, segment_id, id
    ON CONFLICT (shard, segment_id, profile_id) DO NOTHING
    RETURNING segment_id AS "segmentId", profile_id AS "profileId"`,
};

/** Takes profiles out of segments by primary key; returns those that were in there. */
export const REMOVE_MEMBERS: Statement = {
  name: "engine-remove-members",
  text: `DELETE FROM segment_member m USING unnest($1::smallint[], $2::bigint[], $3::int[]) AS u(shard, profile_id, segment_id)
    WHERE m.shard = u.shard AND m.segment_id = u.segment_id AND m.profile_id = u.profile_id
    RETURNING m.segment_id AS "segmentId", m.profile_id AS "profileId"`,
};

export type Member = { segmentId: number; profileId: bigint };

/** Writes memberships in the caller's transaction; returns the new ones. */
export async function addMembers(client: Queryable, now: Date, members: readonly Member[]): Promise<Member[]> {
  if (members.length === 0) return [];
  return runStatement<Member>(client, ADD_MEMBERS, [now, ...columnsOf(members)]);
}

/** Deletes memberships in the caller's transaction; returns those that there were. */
export async function removeMembers(client: Queryable, members: readonly Member[]): Promise<Member[]> {
  if (members.length === 0) return [];
  return runStatement<Member>(client, REMOVE_MEMBERS, columnsOf(members));
}

function columnsOf(members: readonly Member[]): string[] {
  return [
    numberArray(members.map(({ profileId }) => getProfileShard(profileId))),
    numberArray(members.map(({ profileId }) => profileId)),
    numberArray(members.map(({ segmentId }) => segmentId)),
  ];
}
