import { MESSAGE_FACT_TEXTS, SCENARIO_FACT_TEXTS } from "@/components/pickers/condition-words";
import { describeComparison } from "@/components/pickers/comparison-texts";
import type { DraftCondition, DraftTest } from "@/components/pickers/draft-condition";
import { UNARY_COMPARISONS } from "@/lib/domain/conditions/condition";
import type { FieldView } from "@/lib/domain/fields/field-types";
import type { Json } from "@/lib/shared/json";

type Named = readonly { id: number; name: string }[];
export type ConditionNames = {
  fields: readonly FieldView[];
  resources: Named;
  segments: Named;
  scenarios: Named;
  mailings: Named;
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

function describeTest(test: DraftTest, names: ConditionNames): string {
  switch (test.kind) {
    case "subscription":
      return describeSubscription(test, names);
    case "segment":
      return `${test.in ? "in" : "not in"} ${nameIn(names.segments, "segment", test.segmentId)}`;
    case "scenario":
      return `${SCENARIO_FACT_TEXTS[test.was]} ${nameIn(names.scenarios, "scenario", test.scenarioId)}${inLast(test.days)}`;
    case "message":
      return describeLetter(test, names);
    case "field":
    case "apicontent":
    case "response":
      return describeComparisonOf(test, names);
  }
}

type TestOf<Kind> = Extract<DraftTest, { kind: Kind }>;

function describeSubscription({ has, statuses, resourceId }: TestOf<"subscription">, { resources }: ConditionNames) {
  return `${has ? "" : "not "}${statuses.join(" or ").replaceAll("_", " ")} to ${nameIn(resources, "resource", resourceId)}`;
}

function describeLetter({ has, event, mailingId, days }: TestOf<"message">, { mailings }: ConditionNames): string {
  const mailing = mailingId === null ? "any mailing" : nameIn(mailings, "mailing", mailingId);
  return `${has ? "a" : "no"} letter of ${mailing} was ${MESSAGE_FACT_TEXTS[event]}${inLast(days)}`;
}

function nameIn(list: Named, word: string, id: number): string {
  if (id === 0) return `${word} …`;
  const name = list.find((one) => one.id === id)?.name;
  return name ?? `${word} #${id}`;
}

function inLast(days: number | undefined): string {
  if (days === undefined) return "";
  return days === 1 ? " in the last day" : ` in the last ${days} days`;
}

function describeComparisonOf(
  test: Extract<DraftTest, { kind: "field" | "apicontent" | "response" }>,
  { fields }: ConditionNames,
): string {
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
