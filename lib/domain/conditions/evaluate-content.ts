import type { Condition } from "@/lib/domain/conditions/condition";
import { NO_FACTS } from "@/lib/domain/conditions/condition-facts";
import { evaluateCondition } from "@/lib/domain/conditions/evaluate-condition";
import type { JsonObject } from "@/lib/shared/json";

/** True when a condition that asks apicontent alone holds for this content, whoever it is about. */
export function evaluateContent(condition: Condition, content: JsonObject): boolean {
  return evaluateCondition(condition, { ...NO_FACTS, apicontent: content });
}
