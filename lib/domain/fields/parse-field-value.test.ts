import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonSchema, type Json } from "@/lib/shared/json";
import { FIELD_TYPES, type FieldType, type FieldView } from "./field-types";
import { listFields } from "./list-fields";
import { parseFieldValue } from "./parse-field-value";

const custom = (type: FieldType, more: Partial<FieldView> = {}): FieldView => ({
  name: "x",
  label: "",
  type,
  standard: false,
  required: false,
  isKey: false,
  isUnique: false,
  ...more,
});

const parse = (type: FieldType, value: Json) => {
  const parsed = parseFieldValue(custom(type), value);
  return parsed.ok ? parsed.value : `${parsed.field} ${parsed.message}`;
};

test.each<[FieldType, Json, Json]>([
  ["integer", "42", 42],
  ["integer", -0, 0],
  ["decimal", "1.50", 1.5],
  ["boolean", "TRUE", true],
  ["boolean", 0, false],
  ["string", 190000, "190000"],
  ["date", "1990-02-22T21:00:00Z", "1990-02-22"],
  ["date", "22.02.1990", "1990-02-22"],
  ["date", "1990/2/3", "1990-02-03"],
  ["date", "29.02.2024", "2024-02-29"],
  ["datetime", "2019-03-14T22:00:00+03:00", "2019-03-14T19:00:00.000Z"],
  ["datetime", "2019-03-14 22:00:00", "2019-03-14T22:00:00.000Z"],
  ["datetime", "14.03.2019 22:00", "2019-03-14T22:00:00.000Z"],
  ["datetime", 1552600800, "2019-03-14T22:00:00.000Z"],
  ["tag", ["a", " a", "b", ""], ["a", "b"]],
  ["tag", "vip", ["vip"]],
  ["object", { a: [1] }, { a: [1] }],
  ["array", { id: 1 }, [{ id: 1 }]],
])("%s: %j is kept as %j", (type, given, kept) => {
  expect(parse(type, given)).toEqual(kept);
});

test.each<[FieldType, Json, string]>([
  ["integer", "4.2", 'x must be a whole number, got "4.2"'],
  ["integer", 2 ** 53, "x must be a whole number, got 9007199254740992"],
  ["decimal", "1,5", 'x must be a number, got "1,5"'],
  ["boolean", "yes", 'x must be true or false, got "yes"'],
  ["string", ["a"], 'x must be a text, got ["a"]'],
  ["date", "30.02.2024", 'x must be a date such as 2024-05-31, got "30.02.2024"'],
  ["date", "2024-01-01nonsense", 'x must be a date such as 2024-05-31, got "2024-01-01nonsense"'],
  ["datetime", "2024-01-01T25:00:00Z", 'x must be a moment such as 2024-05-31T09:00:00Z, got "2024-01-01T25:00:00Z"'],
  ["tag", ["a", { b: 1 }], 'x.1 must be a text, got {"b":1}'],
  ["object", [], "x must be an object, got []"],
  ["array", [{}, 1], "x.1 must be an object, got 1"],
])("%s: %j is refused with its place", (type, given, message) => {
  expect(parse(type, given)).toBe(message);
});

test("standard fields: e-mail and phones take their normal form, a wrong one is named by its place", () => {
  const fields = listFields({ emailUnique: true, custom: [] });
  const read = (name: string, value: Json) => {
    const field = fields.get(name);
    return field ? parseFieldValue(field, value) : null;
  };
  expect(read("email", " Anna@Example.COM ")).toEqual({ ok: true, value: "anna@example.com" });
  expect(read("email", "a@b.c, d@e.f")).toMatchObject({ ok: false, field: "email" });
  expect(read("phones", ["+33 6 12 34 56 78", "33612345678", "0033612345678"])).toEqual({
    ok: true,
    value: ["+33612345678"],
  });
  expect(read("phones", ["+33612345678", "call me"])).toMatchObject({ ok: false, field: "phones.1" });
  expect(read("_tz", "Europe/Paris")).toMatchObject({ ok: true });
  expect(read("_tz", "Mars/Olympus")).toMatchObject({ ok: false, field: "_tz" });
});

test("a key is short enough for its index", () => {
  expect(parseFieldValue(custom("string", { isKey: true }), "x".repeat(513))).toMatchObject({ ok: false });
});

test("whatever is given, the answer is a value that parses to itself or a sentence", () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIELD_TYPES), fc.jsonValue(), (type, given) => {
      const value = jsonSchema.parse(given);
      const once = parseFieldValue(custom(type), value);
      if (!once.ok) return once.message.length > 0 && once.field.startsWith("x");
      expect(parseFieldValue(custom(type), once.value)).toEqual(once);
      return true;
    }),
    { numRuns: 3000 },
  );
});
