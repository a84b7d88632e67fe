import { expect, test } from "vitest";
import type { Json } from "@/lib/shared/json";
import { applyFieldUpdate, type FieldAction } from "./apply-field-update";
import type { FieldType } from "./field-types";

type Case = { type: FieldType; from?: Json; change: [FieldAction, Json?]; required?: boolean };

const apply = ({ type, from, change: [action, value], required = false }: Case) => {
  const field = { name: "x", label: "", type, standard: false, required, isKey: false, isUnique: false };
  const result = applyFieldUpdate(field, from, value === undefined ? { action } : { action, value });
  return result.ok ? result.value : `${result.field} ${result.message}`;
};

test.each<[string, Case, Json | undefined]>([
  ["set replaces", { type: "string", from: "a", change: ["set", "b"] }, "b"],
  ["null unsets", { type: "string", from: "a", change: ["set", null] }, undefined],
  ["unset", { type: "string", from: "a", change: ["unset"] }, undefined],
  ["incr counts from 0", { type: "integer", change: ["incr", 2] }, 2],
  ["incr by a negative number counts down", { type: "decimal", from: 5, change: ["incr", -1.5] }, 3.5],
  ["incr without a value adds 1", { type: "integer", from: 5, change: ["incr"] }, 6],
  ["add joins tags without doubles", { type: "tag", from: ["a"], change: ["add", ["b", "a"]] }, ["a", "b"]],
  ["add appends items", { type: "array", from: [{ id: 1 }], change: ["add", { id: 1 }] }, [{ id: 1 }, { id: 1 }]],
  ["delete takes tags away", { type: "tag", from: ["a", "b"], change: ["delete", "a"] }, ["b"]],
  ["the last tag taken away unsets the field", { type: "tag", from: ["a"], change: ["delete", "a"] }, undefined],
  [
    "delete takes items that hold the members",
    { type: "array", from: [{ id: 1, n: 2 }, { id: 2 }], change: ["delete", { id: 1 }] },
    [{ id: 2 }],
  ],
  ["delete takes members of an object", { type: "object", from: { a: 1, b: 2 }, change: ["delete", ["a"]] }, { b: 2 }],
  [
    "upsert merges an object",
    { type: "object", from: { a: 1, b: 2 }, change: ["upsert", { b: 3, c: 4 }] },
    { a: 1, b: 3, c: 4 },
  ],
  [
    "upsert replaces the item with the same id",
    { type: "array", from: [{ id: 1 }, { id: 2 }], change: ["upsert", [{ id: 2, n: 1 }, { id: 3 }]] },
    [{ id: 1 }, { id: 2, n: 1 }, { id: 3 }],
  ],
])("%s", (_name, given, expected) => {
  expect(apply(given)).toEqual(expected);
});

test("an action that the type does not know is refused by name", () => {
  expect(apply({ type: "string", from: "a", change: ["incr", 1] })).toBe('x is of type string, which has no "incr"');
});

test("a required field cannot become empty in any way", () => {
  const message = "x is required and cannot be unset";
  expect(apply({ type: "string", from: "a", change: ["unset"], required: true })).toBe(message);
  expect(apply({ type: "string", from: "a", change: ["set", null], required: true })).toBe(message);
  expect(apply({ type: "tag", from: ["a"], change: ["delete", "a"], required: true })).toBe(message);
});

test("the result is checked like any other value", () => {
  expect(apply({ type: "integer", from: 1, change: ["incr", 0.5] })).toBe("x must be a whole number, got 0.5");
  const top = Number.MAX_SAFE_INTEGER;
  expect(apply({ type: "integer", from: top, change: ["incr", 1] })).toMatch(/^x must be a whole number/);
});
