import { expect, test } from "vitest";
import { makeLogger } from "./logger.server";

function logged(value: object): string {
  const lines: string[] = [];
  makeLogger({ level: "info", role: "web" }, { write: (line) => lines.push(line) }).info(value, "said");
  return lines.join("");
}

test.each([
  ["at the top", { token: "hush" }],
  ["inside a request", { request: { headers: { authorization: "hush" } } }],
  ["inside settings", { sender: { password: "hush" } }],
])("a secret %s is not logged", (_where, value) => {
  expect(logged(value)).not.toContain("hush");
  expect(logged(value)).toContain("[secret]");
});

test("a line is JSON with level, time, role and message", () => {
  expect(JSON.parse(logged({ taskId: "7" }))).toMatchObject({ level: "info", role: "web", taskId: "7", msg: "said" });
});
