import type { Comparison } from "@/lib/domain/conditions/condition";
import { COMPARISONS } from "@/lib/domain/conditions/condition";
import type { FieldType } from "@/lib/domain/fields/field-types";

const SET: readonly Comparison[] = ["is_set", "is_not_set"];
const SAME: readonly Comparison[] = ["equal", "not_equal", "in", "not_in"];
const ORDER: readonly Comparison[] = ["greater", "greater_or_equal", "less", "less_or_equal"];
const PARTS: readonly Comparison[] = ["contains", "not_contains"];
const ENDS: readonly Comparison[] = ["starts_with", "ends_with"];

const BY_TYPE: Record<FieldType, readonly Comparison[]> = {
  integer: [...SAME, ...ORDER, ...SET],
  decimal: [...SAME, ...ORDER, ...SET],
  boolean: ["equal", "not_equal", ...SET],
  string: [...SAME, ...PARTS, ...ENDS, ...ORDER, ...SET],
  date: [...SAME, ...ORDER, ...SET],
  datetime: [...SAME, ...ORDER, ...SET],
  tag: [...PARTS, ...SAME, ...ENDS, ...SET],
  object: SET,
  array: [...PARTS, ...SET],
};

/** The comparisons that make sense for a field of this type; without a type (apicontent, answers) all of them. */
export function listComparisons(type: FieldType | undefined): readonly Comparison[] {
  return type === undefined ? COMPARISONS : BY_TYPE[type];
}
