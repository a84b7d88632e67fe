import { conditionSchema } from "@/lib/domain/conditions/condition";
import type { SegmentBook } from "@/lib/domain/conditions/condition-facts";
import { makeSegmentBook, type SegmentEntry } from "@/lib/domain/conditions/make-segment-book";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";
import { readSegments, type SegmentRow } from "@/lib/engine/sql/read-segments.server";
import type { Queryable } from "@/lib/engine/sql/statement";

/** Segments of a database and all that their conditions ask about; deleted ones and those of other databases are left out. */
export async function readSegmentBook(
  client: Queryable,
  { databaseId, ids }: { databaseId: number; ids: readonly number[] },
): Promise<SegmentBook> {
  const entries = new Map<number, SegmentEntry>();
  const seen = new Set<number>();
  for (let open = [...ids]; open.length > 0;) {
    for (const id of open) seen.add(id);
    const rows = await readSegments(client, open);
    const found = rows.filter((row) => row.databaseId === databaseId).map(toEntry);
    for (const entry of found) entries.set(entry.id, entry);
    const asked = found.flatMap(({ condition }) => (condition === null ? [] : readConditionNeeds(condition).segments));
    open = [...new Set(asked)].filter((id) => !seen.has(id));
  }
  return makeSegmentBook([...entries.values()]);
}

function toEntry({ id, kind, condition }: SegmentRow): SegmentEntry {
  return { id, kind, condition: condition === null ? null : conditionSchema.parse(condition) };
}
