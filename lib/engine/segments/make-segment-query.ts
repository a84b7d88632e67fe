import { compileCondition } from "@/lib/db/conditions/compile-condition";
import { SqlValues } from "@/lib/db/conditions/sql-values";
import type { OpenSegment } from "@/lib/engine/segments/open-segment.server";
import { LIST_MEMBERS } from "@/lib/engine/sql/list-members.server";
import { listProfilesSql } from "@/lib/engine/sql/list-profiles-where";

/** Where a page of a segment lies: profiles of one shard, after this one; `now` decides what the last n days are. */
export type SegmentPage = { shard: number; afterId: bigint; limit: number; now: Date };

/** The query for a page of a segment's profiles: one column, `id`, in order. */
export function makeSegmentQuery(
  segment: Pick<OpenSegment, "id" | "databaseId" | "kind" | "condition" | "segments" | "fields">,
  { shard, afterId, limit, now }: SegmentPage,
): { name?: string; text: string; values: unknown[] } {
  if (segment.kind !== "dynamic") return { ...LIST_MEMBERS, values: [shard, segment.id, afterId, limit] };
  const { fields, segments, databaseId } = segment;
  const values = new SqlValues();
  const fieldType = (name: string) => fields.get(name)?.type;
  const where = compileCondition(segment.condition, { fieldType, segments, now }, values);
  return { text: listProfilesSql(where, { shard, databaseId, afterId, limit, values }), values: values.values };
}
