import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Comparison, Condition } from "@/lib/domain/conditions/condition";
import { COMPARISONS } from "@/lib/domain/conditions/condition";
import { type ConditionFacts, NO_FACTS } from "@/lib/domain/conditions/condition-facts";
import { evaluateCondition } from "@/lib/domain/conditions/evaluate-condition";
import { readConditionNeeds } from "@/lib/domain/conditions/read-condition-needs";
import { validateCondition } from "@/lib/domain/conditions/validate-condition";
import type { FieldType } from "@/lib/domain/fields/field-types";
import { FIELD_TYPES } from "@/lib/domain/fields/field-types";
import { STANDARD_FIELDS } from "@/lib/domain/fields/standard-fields";
import type { Json, JsonObject } from "@/lib/shared/json";
import { jsonSchema } from "@/lib/shared/json";

function factsOf(fields: JsonObject, type?: FieldType, more: object = {}): ConditionFacts {
  return { ...NO_FACTS, fields, fieldType: () => type, ...more };
}

function holds(left: Json | undefined, is: Comparison, [right, type]: [Json?, FieldType?] = []): boolean {
  const test: Condition = { kind: "field", field: "f", is, ...(right === undefined ? {} : { value: right }) };
  return evaluateCondition(test, factsOf(left === undefined ? {} : { f: left }, type));
}

describe("comparisons go by the field's type", () => {
  test.each<[Json, Comparison, Json, FieldType | undefined, boolean]>([
    [10, "greater", "9", "integer", true],
    ["10", "greater", "9", "string", false],
    [5, "equal", "5", "integer", true],
    [5, "in", ["4", "5"], "decimal", true],
    [true, "equal", "true", "boolean", true],
    [false, "not_equal", true, "boolean", true],
    ["2026-03-01", "less", "2026-03-02T10:00:00Z", "date", true],
    ["2026-03-01T10:00:00.000Z", "equal", "2026-03-01T12:00:00+02:00", "datetime", true],
    ["Paris", "equal", "paris", "string", false],
    ["Paris", "contains", "ari", "string", true],
    ["Paris", "starts_with", "Pa", "string", true],
    ["Paris", "ends_with", "Pa", "string", false],
    [["a", "b"], "contains", "a", "tag", true],
    [["a", "b"], "contains", ["a", "c"], "tag", false],
    [["a", "b"], "equal", ["b", "a"], "tag", true],
    [["a", "b"], "in", ["x", "b"], "tag", true],
    [["a", "b"], "not_contains", "c", "tag", true],
    [["a"], "greater", "0", "tag", false],
    [{ a: 1, b: 2 }, "equal", { b: 2, a: 1 }, "object", true],
    ["abc", "greater", 1, "integer", false],
    ["", "equal", "", "string", false],
  ])("%j %s %j (%s) is %s", (...row) => {
    const [left, is, right, type, expected] = row;
    expect(holds(left, is, [right, type])).toBe(expected);
  });
});

const jsonValue = fc.jsonValue().map((value): Json => jsonSchema.parse(value));
const POSITIVE: Comparison[] = ["equal", "greater", "greater_or_equal", "less", "less_or_equal"];

test("a value that is not set equals, exceeds and contains nothing, whatever the type", () => {
  const nothing = fc.constantFrom<Json | undefined>(undefined, null, "", []);
  const is = fc.constantFrom<Comparison>(...POSITIVE, "contains", "starts_with", "ends_with", "in", "is_set");
  fc.assert(
    fc.property(nothing, is, jsonValue, (left, comparison, right) => {
      expect(holds(left, comparison, [right])).toBe(false);
    }),
  );
});

test("each not_… is the opposite of its comparison, whatever the values and the type", () => {
  const pairs: [Comparison, Comparison][] = [
    ["equal", "not_equal"],
    ["contains", "not_contains"],
    ["in", "not_in"],
    ["is_set", "is_not_set"],
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...pairs),
      jsonValue,
      jsonValue,
      fc.constantFrom<FieldType | undefined>(undefined, ...FIELD_TYPES),
      (...values) => {
        const [[is, not], left, right, type] = values;
        expect(holds(left, not, [right, type])).toBe(!holds(left, is, [right, type]));
      },
    ),
  );
});

test("two numbers are in exactly one order", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (left, right) => {
      const found = (["less", "equal", "greater"] as const).filter((is) => holds(left, is, [right, "integer"]));
      expect(found).toHaveLength(1);
    }),
  );
});

const leaf = fc
  .tuple(fc.constantFrom(...COMPARISONS), fc.constantFrom("a", "b"))
  .map(([is, value]): Condition => ({ kind: "field", field: "f", is, value }));

test("none is the opposite of any, and all of one is that one", () => {
  fc.assert(
    fc.property(fc.array(leaf, { minLength: 1, maxLength: 4 }), fc.constantFrom("a", "b", ""), (items, value) => {
      const facts = factsOf({ f: value }, "string");
      const group = (match: "all" | "any" | "none", of: Condition[]) =>
        evaluateCondition({ kind: "group", match, items: of }, facts);
      expect(group("none", items)).toBe(!group("any", items));
      expect(group("all", items.slice(0, 1))).toBe(group("any", items.slice(0, 1)));
      expect(group("all", items)).toBe(items.every((item) => evaluateCondition(item, facts)));
    }),
  );
});

test("an empty group holds", () => {
  for (const match of ["all", "any", "none"] as const) {
    expect(evaluateCondition({ kind: "group", match, items: [] }, factsOf({}))).toBe(true);
  }
});

test("paths reach into apicontent and answers, and a missing path is not set", () => {
  const facts = factsOf({}, undefined, { apicontent: { order: { items: [{ sku: "A" }] } }, response: { id: 7 } });
  const at = (kind: "apicontent" | "response", path: string, rule: { is: Comparison; value?: Json }) =>
    evaluateCondition({ kind, path, ...rule }, facts);
  expect(at("apicontent", "order.items[0].sku", { is: "equal", value: "A" })).toBe(true);
  expect(at("apicontent", "order.nothing", { is: "is_not_set" })).toBe(true);
  expect(at("response", "id", { is: "greater", value: "6" })).toBe(true);
  expect(at("response", "__proto__", { is: "is_set" })).toBe(false);
});

test("a subscription test looks at resource, channel and status together", () => {
  const facts = factsOf({}, undefined, { subscriptions: [{ resourceId: 1, channel: "email", status: "subscribed" }] });
  const has = (resourceId: number, statuses: string[], wanted = true) =>
    evaluateCondition({ kind: "subscription", resourceId, channel: "email", has: wanted, statuses }, facts);
  expect(has(1, ["subscribed"])).toBe(true);
  expect(has(1, ["unsubscribed"])).toBe(false);
  expect(has(2, ["subscribed"], false)).toBe(true);
});

test("what a condition needs is every field in it, and the subscriptions only if asked", () => {
  const nested: Condition = {
    kind: "group",
    match: "all",
    items: [
      { kind: "field", field: "email", is: "is_set" },
      { kind: "group", match: "none", items: [{ kind: "field", field: "_city", is: "equal", value: "X" }] },
    ],
  };
  expect(readConditionNeeds(nested)).toMatchObject({ fields: ["_city", "email"], subscriptions: false });
});

test("faults are named with their path", () => {
  const faults = validateCondition(
    {
      kind: "group",
      match: "all",
      items: [
        { kind: "field", field: "nope", is: "is_set" },
        { kind: "field", field: "_bdate", is: "contains", value: "x" },
        { kind: "field", field: "_bdate", is: "equal", value: "soon" },
        { kind: "field", field: "email", is: "equal" },
        { kind: "apicontent", path: "a[", is: "is_set" },
      ],
    },
    { fields: STANDARD_FIELDS, segments: [], scenarios: [], mailings: [], databaseId: 1 },
  );
  expect(faults.map((fault) => fault.field)).toEqual([
    "items.0.field",
    "items.1.is",
    "items.2.value",
    "items.3.value",
    "items.4.path",
  ]);
});
