import { type Condition, conditionSchema } from "@/lib/domain/conditions/condition";
import type { GraphNode } from "@/lib/domain/scenario/graph";
import type { JsonObject } from "@/lib/shared/json";

/** `held`: the test holds where none may. */
export type FailedTest = { test: Condition; held: boolean };

/**
 * Why a pass left an element by "no": the test that decided, or the whole condition where no single one did. As the element asks now; null
 * where it asks no condition.
 */
export function readFailedTest({ settings }: GraphNode, output: string | null, detail: JsonObject): FailedTest | null {
  const awaited = settings["awaited"] ?? "condition";
  const asked = conditionSchema.safeParse(settings["condition"]);
  if (output !== "no" || awaited !== "condition" || !asked.success) return null;
  const condition = asked.data;
  const { test } = detail;
  if (typeof test !== "number" || condition.kind !== "group") return { test: condition, held: false };
  const item = condition.items[test];
  return item === undefined ? null : { test: item, held: condition.match === "none" };
}
