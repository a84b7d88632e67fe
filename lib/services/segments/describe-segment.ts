import type { Segment } from "@/lib/contracts/segments";
import type { SegmentRecord } from "@/lib/db/queries/segments/list-segment-rows.server";
import { segmentKindSchema } from "@/lib/domain/segments/segment-kind";
import { jsonSchema } from "@/lib/shared/json";

const SHARDS = 256;

/** A segment as lists and its dialog show it. */
export function describeSegment(record: SegmentRecord): Segment {
  const { id, name, description, databaseId, profileCount, refreshShard } = record;
  return {
    ...{ id, name, description, databaseId, profileCount },
    databaseName: record.database.name,
    kind: segmentKindSchema.parse(record.kind),
    condition: jsonSchema.parse(record.condition),
    countedAt: record.countedAt?.toISOString() ?? null,
    refreshing: refreshShard === null ? null : refreshShard / SHARDS,
    updatedAt: record.updatedAt.toISOString(),
  };
}
