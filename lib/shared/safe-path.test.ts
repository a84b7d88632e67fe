import { expect, test } from "vitest";
import { safePath } from "./safe-path";

test.each(["/scenarios/3", "/settings/tokens?new=1#top", "/databases"])("%s is a page of ours", (path) => {
  expect(safePath(path)).toBe(path);
});

test.each([
  undefined,
  null,
  "",
  "/",
  "https://evil.test",
  "//evil.test",
  "/\\evil.test",
  "//evil.test/databases",
  "/\\evil.test/databases",
  "/\t/evil.test",
  "/.//evil.test",
  "/a/..//evil.test",
  "javascript:alert(1)",
  "/api/auth/signout",
  "/sign-in",
  "scenarios",
])("%j leads to the start", (path) => {
  expect(safePath(path)).toBe("/scenarios");
});
