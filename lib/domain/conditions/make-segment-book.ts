import type { Condition } from "@/lib/domain/conditions/condition";
import type { SegmentBook, SegmentMeaning } from "@/lib/domain/conditions/condition-facts";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";

export type SegmentEntry = { id: number; kind: string; condition: Condition | null };

/** What membership of each of these segments means. Segments whose conditions ask each other in a circle have nobody in them. */
export function makeSegmentBook(entries: readonly SegmentEntry[]): SegmentBook {
  const book = new Map<number, SegmentMeaning>();
  for (const { id, kind, condition } of entries) {
    if (kind !== "dynamic") book.set(id, { kind: "list" });
    else if (condition !== null) book.set(id, { kind: "condition", condition });
  }
  const circular = [...book.keys()].filter((id) => findSegmentCycle(id, book) !== null);
  for (const id of circular) book.delete(id);
  return book;
}

/** The way from a segment back to itself through the conditions of dynamic ones, `[4, 7, 4]`; null when there is none. */
export function findSegmentCycle(start: number, book: SegmentBook): readonly number[] | null {
  const seen = new Set<number>();
  const search = (id: number, way: readonly number[]): readonly number[] | null => {
    const meaning = book.get(id);
    if (meaning?.kind !== "condition") return null;
    for (const next of readConditionNeeds(meaning.condition).segments) {
      if (next === start) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search(next, [...way, next]);
      if (found !== null) return found;
    }
    return null;
  };
  return search(start, [start]);
}
