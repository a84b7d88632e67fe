import fc from "fast-check";
import { expect, test } from "vitest";
import { isDeeperThan } from "@/lib/http/json/check-depth";
import { locateJsonError } from "@/lib/http/json/locate-json-error";
import { parseJsonBody } from "@/lib/http/json/parse-json-body";
import { printJson } from "@/lib/http/print-json";

const parse = (text: string) => parseJsonBody(Buffer.from(text));

test.each([
  ['{"a":1,}', 7, "a name in double quotes"],
  ['{"a" 1}', 5, '":"'],
  ["[1 2]", 3, '"," or "]"'],
  ['{"a":1', 6, '"," or "}"'],
  ["{'a':1}", 1, 'a name in double quotes or "}"'],
  ["", 0, "a value"],
  ["[1,]", 3, "a value"],
  ['{"a":tru}', 5, "a value"],
  ["1 2", 2, "the end of the text"],
  ['{"a":"x\ny"}', 5, "a value"],
])("%j is broken at offset %d, where %s was expected", (text, offset, expected) => {
  expect(locateJsonError(text)).toMatchObject({ offset, expected });
});

test("exactly what JSON.parse refuses has a place", () => {
  const piece = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"',
    '"a"',
    "1",
    "-0.5e3",
    "true",
    "null",
    " ",
    "\n",
    "\\",
    "01",
    "+",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(locateJsonError(text) === null).toBe(isJson);
    }),
    { numRuns: 5000 },
  );
});

test("a refusal says line, column and what was found", () => {
  expect(() => parse('{\n  "a": x\n}')).toThrow(
    'The JSON is broken at line 2, column 8 (offset 9): expected a value, but it has "x".',
  );
});

test("a text of any length, with any number of escapes, has its place as well", () => {
  for (const text of ["a".repeat(9_000_000), "\\n".repeat(4_000_000)]) {
    expect(() => parseJsonBody(Buffer.from(`{"a":"${text}"`))).toThrow('expected "," or "}", but it ends there');
  }
});

test("nesting is counted outside of texts only", () => {
  expect(isDeeperThan('["[[[[", {"a":"\\"[["}]', 2)).toBe(false);
  expect(isDeeperThan("[[[]]]", 2)).toBe(true);
  expect(() => parse("[".repeat(100_000))).toThrow("deeper than 64");
});

test.each([
  ['{"a":["ok","\\u0000"]}', "a.1"],
  ['{"a":"\\ud83d"}', "a"],
  ['{"a":{"\\udc00":1}}', "a"],
])("%s is refused with its path", (text, path) => {
  expect(() => parse(text)).toThrow(`${path}: the text has a NUL`);
});

test("a whole pair of surrogates is a character like any other", () => {
  expect(parse('{"a":"\\ud83d\\ude00"}')).toEqual({ a: "😀" });
});

test("bytes that are no UTF-8 are refused, a byte order mark is not", () => {
  expect(() => parseJsonBody(Buffer.from([0x22, 0xff, 0x22]))).toThrow("UTF-8");
  expect(parse('\uFEFF{"a":1}')).toEqual({ a: 1 });
});

test("whole numbers of the database come out exact", () => {
  const value = { small: 5n, big: 2n ** 60n, none: undefined };
  expect(printJson(value, "number")).toBe('{"small":5,"big":"1152921504606846976"}');
  expect(printJson(value, "string")).toBe('{"small":"5","big":"1152921504606846976"}');
});
