import type { Condition } from "@/lib/domain/conditions/condition";

/** True for a condition that asks nothing, and so always holds. */
export function isEmptyGroup(condition: Condition): boolean {
  return condition.kind === "group" && condition.items.length === 0;
}
