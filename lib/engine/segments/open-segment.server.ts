import { type SegmentKind, segmentKindSchema } from "@/lib/domain/segments/segment-kind";
import { readSegments } from "@/lib/engine/sql/read-segments.server";
import type { Queryable } from "@/lib/engine/sql/statement";

/** A segment, ready to be listed. */
export type OpenSegment = {
  id: number;
  accountId: number;
  databaseId: number;
  name: string;
  kind: SegmentKind;
};

/** A segment of the account, ready to be listed; null when there is none or it is deleted. */
export async function openSegment(
  client: Queryable,
  { accountId, segmentId }: { accountId: number; segmentId: number },
): Promise<OpenSegment | null> {
  const [row] = await readSegments(client, [segmentId]);
  if (row?.accountId !== accountId) return null;
  const { id, databaseId, name } = row;
  return { id, accountId, databaseId, name, kind: segmentKindSchema.parse(row.kind) };
}
