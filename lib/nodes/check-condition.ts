import type { Condition } from "@/lib/domain/conditions/condition";
import { type ConditionSubjects, validateCondition } from "@/lib/domain/conditions/validate-condition";
import type { SettingsIssue } from "@/lib/nodes/define";

/** For conditions that ask apicontent alone: there is nothing else that they may name. */
export const NO_SUBJECTS: ConditionSubjects = { fields: [], segments: [], scenarios: [], mailings: [], databaseId: 0 };

/** Faults of a condition that stands at `field` of an element's settings; one that asks nothing is a fault too. */
export function checkCondition(condition: Condition, field: string, subjects: ConditionSubjects): SettingsIssue[] {
  if (condition.kind === "group" && condition.items.length === 0) {
    return [{ field, level: "error", message: "Add what is to be checked." }];
  }
  return validateCondition(condition, subjects).map((issue) => ({
    ...issue,
    field: issue.field === "" ? field : `${field}.${issue.field}`,
  }));
}
