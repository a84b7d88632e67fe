import type { Condition } from "@/lib/domain/conditions/condition";
import { joinNeeds, type Needs } from "@/lib/domain/conditions/needs";

/** What a condition looks at. */
export function readConditionNeeds(condition: Condition): Needs {
  const needs: Partial<Needs>[] = [];
  const open: Condition[] = [condition];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (item.kind === "group") open.push(...item.items);
    else if (item.kind === "field") needs.push({ fields: [item.field] });
    else if (item.kind === "subscription") needs.push({ subscriptions: true });
    else if (item.kind === "segment") needs.push({ segments: [item.segmentId] });
    else if (item.kind === "scenario") needs.push({ scenarios: [item.scenarioId] });
    else if (item.kind === "message") needs.push({ messages: true });
  }
  return joinNeeds(...needs);
}
