import type { Condition } from "@/lib/domain/conditions/condition";

/**
 * Which part of a condition that does not hold made it so: of "all" the first that does not hold, of "none" the first that does.
 * Its index in the group; null where the whole decides: a single test, or an "any" of which nothing holds.
 */
export function findDecisiveTest(condition: Condition, holds: (part: Condition) => boolean): number | null {
  if (condition.kind !== "group" || condition.items.length < 2 || condition.match === "any") return null;
  const isWanted = condition.match === "all";
  const index = condition.items.findIndex((item) => holds(item) !== isWanted);
  return index === -1 ? null : index;
}
