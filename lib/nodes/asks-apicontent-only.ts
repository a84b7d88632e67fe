import type { Condition } from "@/lib/domain/conditions/condition";

/** True when a condition looks at nothing but apicontent, so that no profile has to be read for it. */
export function asksApicontentOnly(condition: Condition): boolean {
  return condition.kind === "group" ? condition.items.every(asksApicontentOnly) : condition.kind === "apicontent";
}
