import type { OpenSegment } from "@/lib/engine/segments/open-segment.server";
import { LIST_MEMBERS } from "@/lib/engine/sql/list-members.server";

/** Where a page of a segment lies: profiles of one shard, after this one; `now` decides what the last n days are. */
export type SegmentPage = { shard: number; afterId: bigint; limit: number; now: Date };

/** The query for a page of a segment's profiles: one column, `id`, in order. */
export function makeSegmentQuery(
  segment: OpenSegment,
  { shard, afterId, limit }: SegmentPage,
): { name?: string; text: string; values: unknown[] } {
  return { ...LIST_MEMBERS, values: [shard, segment.id, afterId, limit] };
}
