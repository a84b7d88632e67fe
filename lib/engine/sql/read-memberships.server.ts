import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** Which of some segments profiles are in: a probe of the index by profile for each. Only the asked segments are read. */
export const READ_MEMBERSHIPS: Statement = {
  name: "engine-read-memberships",
  text: `SELECT m.profile_id AS "profileId", m.segment_id AS "segmentId"
    FROM unnest($2::bigint[]) AS q(profile_id)
    JOIN segment_member m ON m.shard = $1 AND m.profile_id = q.profile_id AND m.segment_id = ANY($3::int[])`,
};

/** The segments that profiles of one shard are in, by profile. */
export async function readMemberships(
  client: Queryable,
  { shard, ids }: { shard: number; ids: readonly bigint[] },
  segmentIds: readonly number[],
): Promise<Map<bigint, Set<number>>> {
  const found = new Map<bigint, Set<number>>();
  if (ids.length === 0 || segmentIds.length === 0) return found;
  const values = [shard, numberArray(ids), numberArray(segmentIds)];
  const rows = await runStatement<{ profileId: bigint; segmentId: number }>(client, READ_MEMBERSHIPS, values);
  for (const { profileId, segmentId } of rows) {
    const segments = found.get(profileId) ?? new Set();
    found.set(profileId, segments.add(segmentId));
  }
  return found;
}
