import type { SegmentBook } from "@/lib/domain/conditions/condition-facts";
import { joinNeeds, type Needs } from "@/lib/domain/conditions/needs";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";

/** Adds what the conditions of the segments look at that are asked about, and of the segments which those ask about. */
export function widenNeeds(needs: Needs, book: SegmentBook): Needs {
  if (needs.segments.length === 0) return needs;
  const seen = new Set<number>();
  const open = [...needs.segments];
  const found: Needs[] = [needs];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const meaning = seen.has(id) ? undefined : book.get(id);
    seen.add(id);
    if (meaning?.kind !== "condition") continue;
    const more = readConditionNeeds(meaning.condition);
    found.push(more);
    open.push(...more.segments);
  }
  return joinNeeds(...found);
}
