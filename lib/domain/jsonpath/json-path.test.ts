import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkJsonPath } from "@/lib/domain/jsonpath/check-json-path";
import { evaluateJsonPath } from "@/lib/domain/jsonpath/evaluate-json-path";
import { formatJsonPath } from "@/lib/domain/jsonpath/format-json-path";
import type { Json } from "@/lib/shared/json";
import { jsonSchema } from "@/lib/shared/json";

const shop = {
  items: [
    { name: "Pen", price: 2, tags: ["a", "b"] },
    { name: "Ink", price: 7, tags: [] },
  ],
  "odd key": { "it's": 1 },
  total: null,
};

describe("evaluateJsonPath", () => {
  test.each([
    ["$", [shop]],
    ["$.items[0].name", ["Pen"]],
    ["items[1].name", ["Ink"]],
    ["$.items[-1].name", ["Ink"]],
    ["$.items[*].name", ["Pen", "Ink"]],
    ["$.items.*.price", [2, 7]],
    ["$..name", ["Pen", "Ink"]],
    ["$..tags[0]", ["a"]],
    ["$.items[0,1]['name','price']", ["Pen", 2, "Ink", 7]],
    ["$['odd key'][\"it's\"]", [1]],
    ["$['odd key']['it\\'s']", [1]],
    ["$.total", [null]],
    ["$.nothing.here", []],
    ["$.items[9]", []],
  ])("%s", (path, expected) => {
    expect(evaluateJsonPath(shop, path)).toEqual(expected);
  });

  test("reads own properties only", () => {
    for (const path of ["$.__proto__", "$.constructor", "$.items.length", "$..prototype", "$['__proto__'].polluted"]) {
      expect(evaluateJsonPath(shop, path)).toEqual([]);
    }
    expect(evaluateJsonPath(jsonSchema.parse(JSON.parse('{"constructor":1}')), "$.constructor")).toEqual([1]);
  });

  test("a path that would reach too many values is refused instead of running on", () => {
    const wide = Array.from({ length: 400 }, () => Array.from({ length: 400 }, () => 1));
    expect(() => evaluateJsonPath(wide, "$..*..*")).toThrow("make it narrower");
  });

  test("a value nested very deep does not overflow", () => {
    let deep: Json = [];
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    expect(evaluateJsonPath(deep, "$..x")).toEqual([]);
  });
});

describe("checkJsonPath", () => {
  test.each(["", "$.", "$[", "$[0", "$['a]", "$..", "$.a b", "$[?(@.a)]", "$[1:2]", "$[a]", "$x y"])(
    "refuses %j",
    (path) => {
      expect(checkJsonPath(path)).toEqual(expect.any(String));
    },
  );

  test("what it accepts can be evaluated, and it never throws", () => {
    const piece = fc.constantFrom("$", ".", "..", "a", "[0]", "['b']", "*", "[*]", "[", "]", "'", "-1", ",", " ", "?(");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((list) => list.join("")),
        ),
        (path) => {
          if (checkJsonPath(path) === null) expect(Array.isArray(evaluateJsonPath(shop, path))).toBe(true);
        },
      ),
    );
  });
});

test("a path made of keys leads to that one place, whatever its names are", () => {
  expect(formatJsonPath(["data", 0, "odd key"])).toBe("$.data[0]['odd key']");
  const key = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom("id", "it's", "a\\", "*", "0", "__proto__"),
    fc.nat(3),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 6 }), (keys) => {
      let value: Json = "found";
      for (const one of keys.toReversed()) {
        value =
          typeof one === "number"
            ? [...Array.from({ length: one }, () => null), value]
            : Object.fromEntries([[one, value]]);
      }
      expect(evaluateJsonPath(value, formatJsonPath(keys))).toEqual(["found"]);
    }),
  );
});
