import type { Condition, SegmentTest } from "@/lib/domain/conditions/condition";
import type { SegmentBook } from "@/lib/domain/conditions/condition-facts";
import type { FieldView } from "@/lib/domain/fields/field-types";
import { getDatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import { type SegmentKind, segmentKindSchema } from "@/lib/domain/segments/segment-kind";
import { readSegmentBook } from "@/lib/engine/segments/read-segment-book.server";
import { readSegments } from "@/lib/engine/sql/read-segments.server";
import type { Queryable } from "@/lib/engine/sql/statement";

/** A segment, ready to be listed and counted. */
export type OpenSegment = {
  id: number;
  accountId: number;
  databaseId: number;
  name: string;
  kind: SegmentKind;
  /** Of a profile of the database: whether it is in the segment. */
  condition: Condition;
  segments: SegmentBook;
  fields: ReadonlyMap<string, FieldView>;
};

/** A segment of the account, ready to be listed; null when there is none or it is deleted. */
export async function openSegment(
  client: Queryable,
  { accountId, segmentId }: { accountId: number; segmentId: number },
): Promise<OpenSegment | null> {
  const [row] = await readSegments(client, [segmentId]);
  if (row?.accountId !== accountId) return null;
  const { id, databaseId, name } = row;
  const database = await getDatabaseView(client, { accountId, groupIds: [] }, databaseId);
  if (!database) return null;
  const condition: SegmentTest = { kind: "segment", segmentId, in: true };
  const segments = await readSegmentBook(client, { databaseId, ids: [segmentId] });
  const kind = segmentKindSchema.parse(row.kind);
  return { id, accountId, databaseId, name, kind, condition, segments, fields: database.fields };
}
