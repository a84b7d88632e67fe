import type { Comparison } from "@/lib/domain/conditions/condition";
import type { FieldType } from "@/lib/domain/fields/field-types";

const WORDS: Record<Comparison, string> = {
  equal: "equals",
  not_equal: "does not equal",
  greater: "is greater than",
  greater_or_equal: "is at least",
  less: "is less than",
  less_or_equal: "is at most",
  contains: "contains",
  not_contains: "does not contain",
  starts_with: "starts with",
  ends_with: "ends with",
  in: "is one of",
  not_in: "is none of",
  is_set: "is set",
  is_not_set: "is not set",
};

const MOMENT_WORDS: Partial<Record<Comparison, string>> = {
  equal: "is",
  not_equal: "is not",
  greater: "is after",
  greater_or_equal: "is on or after",
  less: "is before",
  less_or_equal: "is on or before",
};

/** A comparison as a marketer reads it, for a value of this type. */
export function describeComparison(is: Comparison, type: FieldType | undefined): string {
  const isMoment = type === "date" || type === "datetime";
  return (isMoment ? MOMENT_WORDS[is] : undefined) ?? WORDS[is];
}
