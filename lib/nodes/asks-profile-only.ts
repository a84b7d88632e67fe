import type { Condition } from "@/lib/domain/conditions/condition";

/** True when a condition asks about the profile alone: where no pass is under way there is no apicontent and no answer. */
export function asksProfileOnly(condition: Condition): boolean {
  if (condition.kind === "group") return condition.items.every(asksProfileOnly);
  return condition.kind !== "apicontent" && condition.kind !== "response";
}
