import { expect, test } from "vitest";
import { checkJsonBody } from "@/lib/nodes/http-call/check-json-body";
import { formatStatuses, parseStatuses } from "@/lib/nodes/http-call/status-ranges";

test.each([
  "",
  '{"a": 1}',
  '{"mail":"{lead.email}","total":{apicontent.total}}',
  '{"token":"…","id":270,"content":{"mail":"{lead.email}","ph_number":"{lead.phones}"}}',
  "[{range item in apicontent.items}{item.id},{end}0]",
])("Data that becomes JSON is accepted: %s", (source) => {
  expect(checkJsonBody(source)).toBeNull();
});

test("Data that will be no JSON is named with its line", () => {
  expect(checkJsonBody('{\n  "a": "{lead.email}"\n  "b": 2\n}')?.message).toContain("line 3");
});

test("statuses are read as they are written", () => {
  expect(parseStatuses("200-299, 404")).toEqual([
    { from: 200, to: 299 },
    { from: 404, to: 404 },
  ]);
  expect(formatStatuses(parseStatuses("200-299, 404") ?? [])).toBe("200-299, 404");
  expect(parseStatuses("ok")).toBeNull();
});
