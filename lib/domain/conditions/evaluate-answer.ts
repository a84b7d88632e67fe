import type { Condition } from "@/lib/domain/conditions/condition";
import { evaluateCondition } from "@/lib/domain/conditions/evaluate-condition";
import type { Json } from "@/lib/shared/json";

/** True when a condition that asks the answer alone holds for this one, whoever it is about. */
export function evaluateAnswer(condition: Condition, answer: Json): boolean {
  const nobody = { fields: {}, fieldType: () => undefined, subscriptions: [], apicontent: {} };
  return evaluateCondition(condition, { ...nobody, response: answer });
}
