import type { Condition } from "@/lib/domain/conditions/condition";
import { validateCondition } from "@/lib/domain/conditions/validate-condition";
import type { FieldView } from "@/lib/domain/fields/field-types";
import type { SettingsIssue } from "@/lib/nodes/define";

/** Faults of a condition that stands at `field` of an element's settings; one that asks nothing is a fault too. */
export function checkCondition(condition: Condition, field: string, fields: readonly FieldView[]): SettingsIssue[] {
  if (condition.kind === "group" && condition.items.length === 0) {
    return [{ field, level: "error", message: "Add what is to be checked." }];
  }
  return validateCondition(condition, fields).map((issue) => ({
    ...issue,
    field: issue.field === "" ? field : `${field}.${issue.field}`,
  }));
}
