import type { Condition } from "@/lib/domain/conditions/condition";
import { NO_FACTS } from "@/lib/domain/conditions/condition-facts";
import { evaluateCondition } from "@/lib/domain/conditions/evaluate-condition";
import type { Json } from "@/lib/shared/json";

/** True when a condition that asks the answer alone holds for this one, whoever it is about. */
export function evaluateAnswer(condition: Condition, answer: Json): boolean {
  return evaluateCondition(condition, { ...NO_FACTS, response: answer });
}
