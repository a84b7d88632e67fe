import { expect, test } from "vitest";
import type { FieldType, FieldView } from "@/lib/domain/fields/field-types";
import type { JsonObject } from "@/lib/shared/json";
import { readChanges } from "./read-changes";

const field = (name: string, type: FieldType): FieldView => ({
  ...{ name, type, label: "", description: "" },
  ...{ standard: false, required: false, isKey: false, isUnique: false },
});
const fields = [field("points", "integer"), field("extra", "object"), field("orders", "array")];
const definitions = new Map(fields.map((one) => [one.name, one]));
const read = (data: JsonObject) => readChanges(data, definitions, "data").changes.map(({ change }) => change);

test("an unknown action is named, with those that there are", () => {
  const problem = 'data.points.action "frob" is unknown: it may be set, unset, incr, add, delete, upsert.';
  expect(() => read({ points: { action: "frob" } })).toThrow(problem);
  expect(() => read({ points: { action: "frob", value: 3 } })).toThrow(problem);
});

test("a known action is taken as one; in a field of objects an unknown one is a value", () => {
  expect(read({ points: { action: "incr", value: 2 } })).toEqual([{ action: "incr", value: 2 }]);
  for (const name of ["extra", "orders"]) {
    expect(read({ [name]: { action: "frob" } })).toEqual([{ action: "set", value: { action: "frob" } }]);
  }
});
