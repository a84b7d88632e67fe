import { expect, test } from "vitest";
import { parseTypedObject } from "@/lib/shared/parse-typed-object";

test("an object is taken as it is, and nothing typed means no apicontent", () => {
  expect(parseTypedObject('{"order": {"id": 7}}')).toEqual({ content: { order: { id: 7 } } });
  expect(parseTypedObject(" \n")).toEqual({ content: {} });
});

test("a fault is said with its line and column", () => {
  expect(parseTypedObject('{\n  "a": 1,\n}')).toEqual({
    error: "Not valid JSON at line 3, column 1. Check commas, quotes and brackets.",
    offset: 12,
  });
  expect(parseTypedObject('{"a": 1')).toHaveProperty(
    "error",
    "Not valid JSON at line 1, column 8. Check commas, quotes and brackets.",
  );
});

test.each(["[1]", '"text"', "null", "7"])("%s is no apicontent: it has no names", (text) => {
  expect(parseTypedObject(text)).toHaveProperty("error", expect.stringContaining("one JSON object"));
});
