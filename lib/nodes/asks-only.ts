import type { Condition } from "@/lib/domain/conditions/condition";

/** True when a condition looks at nothing but this, so that no profile has to be read for it. */
export function asksOnly(condition: Condition, only: "apicontent" | "response"): boolean {
  return condition.kind === "group" ? condition.items.every((item) => asksOnly(item, only)) : condition.kind === only;
}
