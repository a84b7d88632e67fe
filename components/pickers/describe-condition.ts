import { describeComparison } from "@/components/pickers/comparison-texts";
import type { DraftCondition, DraftTest } from "@/components/pickers/draft-condition";
import { UNARY_COMPARISONS } from "@/lib/domain/conditions/condition";
import type { FieldView } from "@/lib/domain/fields/field-types";
import type { Json } from "@/lib/shared/json";

export type ConditionNames = {
  fields: readonly FieldView[];
  resources: readonly { id: number; name: string }[];
};

const JOINTS = { all: " and ", any: " or ", none: " or " } as const;

/** A condition in one line: `City equals Paris and apicontent.total is at least 100`. Empty text for an empty group. */
export function describeCondition(condition: DraftCondition, names: ConditionNames): string {
  if (condition.kind !== "group") return describeTest(condition, names);
  const parts = condition.items
    .map((item) => {
      const text = describeCondition(item, names);
      return item.kind === "group" && item.items.length > 1 && item.match !== "none" ? `(${text})` : text;
    })
    .filter((text) => text !== "");
  const joined = parts.join(JOINTS[condition.match]);
  return condition.match === "none" && joined !== "" ? `not (${joined})` : joined;
}

function describeTest(test: DraftTest, { fields, resources }: ConditionNames): string {
  if (test.kind === "subscription") {
    const resource = resources.find((one) => one.id === test.resourceId)?.name ?? `resource #${test.resourceId}`;
    const statuses = test.statuses.join(" or ").replaceAll("_", " ");
    return `${test.has ? "" : "not "}${statuses} to ${resource}`;
  }
  const field = test.kind === "field" ? fields.find((one) => one.name === test.field) : undefined;
  const subject = test.kind === "field" ? nameOf(field, test.field) : `${test.kind}.${test.path}`;
  const comparison = describeComparison(test.is, field?.type);
  return UNARY_COMPARISONS.includes(test.is)
    ? `${subject} ${comparison}`
    : `${subject} ${comparison} ${describeValue(test.value)}`;
}

function nameOf(field: FieldView | undefined, name: string): string {
  if (field === undefined || field.label === "") return name === "" ? "…" : name;
  return field.label;
}

function describeValue(value: Json | undefined): string {
  if (value === undefined || value === null || value === "") return "…";
  if (Array.isArray(value)) return value.map(describeValue).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
