import { makeSegmentQuery, type SegmentPage } from "@/lib/engine/segments/make-segment-query";
import type { OpenSegment } from "@/lib/engine/segments/open-segment.server";
import type { Queryable } from "@/lib/engine/sql/statement";

/** A page of the profiles that are in a segment now, by id; fewer than the limit = the shard has no more. */
export async function listSegmentProfiles(
  client: Queryable,
  segment: OpenSegment,
  page: SegmentPage,
): Promise<bigint[]> {
  const { rows } = await client.query<{ id: bigint }>(makeSegmentQuery(segment, page));
  return rows.map(({ id }) => id);
}
