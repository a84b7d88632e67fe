import { expect, test } from "vitest";
import { parseApicontent } from "@/components/profiles/parse-apicontent";

test("an object is taken as it is, and nothing typed means no apicontent", () => {
  expect(parseApicontent('{"order": {"id": 7}}')).toEqual({ content: { order: { id: 7 } } });
  expect(parseApicontent(" \n")).toEqual({ content: {} });
});

test("a fault is said with its line and column", () => {
  expect(parseApicontent('{\n  "a": 1,\n}')).toEqual({
    error: "Not valid JSON at line 3, column 1. Check commas, quotes and brackets.",
    offset: 12,
  });
  expect(parseApicontent('{"a": 1')).toHaveProperty(
    "error",
    "Not valid JSON at line 1, column 8. Check commas, quotes and brackets.",
  );
});

test.each(["[1]", '"text"', "null", "7"])("%s is no apicontent: it has no names", (text) => {
  expect(parseApicontent(text)).toHaveProperty("error", expect.stringContaining("one JSON object"));
});
