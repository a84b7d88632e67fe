import { expect, test } from "vitest";
import { parseTarget } from "./parse-target";

const ownApi = { publicUrl: "https://cue.example.com", dialOrigin: "http://127.0.0.1:3000" };
const parse = (url: string) => parseTarget(url, ownApi);

test.each([
  "http://127.0.0.1/",
  "http://127.1/",
  "http://2130706433/",
  "http://0x7f000001/",
  "http://0x7f.1/",
  "http://0177.0.0.1/",
  "http://127.0.0.1./",
  "http://①②⑦.⓪.⓪.①/",
  "http://%31%32%37.0.0.1/",
])("%s is seen as the address 127.0.0.1", (url) => {
  expect(parse(url)).toMatchObject({ host: "127.0.0.1", isLiteral: true, ownPath: null });
});

test.each([
  ["http://[::1]/", "::1"],
  ["http://[0:0:0:0:0:0:0:1]/", "::1"],
  ["http://[::ffff:127.0.0.1]/", "::ffff:7f00:1"],
])("%s is seen as the address %s", (url, host) => {
  expect(parse(url)).toMatchObject({ host, isLiteral: true });
});

test.each([
  ["ftp://example.com/", "http and https only"],
  ["file:///etc/passwd", "http and https only"],
  ["https://user:pass@example.com/", "user name or password"],
  ["https://example.com/\r\nX: y", "line break"],
  ["https://example.com/\0", "NUL"],
  ["//example.com", "is not a URL"],
  ["", "is not a URL"],
  [`https://example.com/${"a".repeat(9000)}`, "longer than"],
])("%j is refused", (url, message) => {
  expect(() => parse(url)).toThrow(message);
});

test.each([
  ["https://cue.example.com/api/v1.1/triggers/start?x=1", "/api/v1.1/triggers/start?x=1"],
  ["https://CUE.example.com:443/api/v1.1/triggers/start/", "/api/v1.1/triggers/start/"],
])("%s is the product's own API", (url, path) => {
  expect(parse(url).ownPath).toBe(path);
});

test.each([
  "https://cue.example.com/api/internal/users",
  "https://cue.example.com/api/v1.1/../internal/users",
  "https://cue.example.com/api/v1.1/%2e%2e/internal/users",
  "https://cue.example.com/api/v1.1/..%2finternal/users",
  "https://cue.example.com/api/v1.1/..%5cinternal/users",
  "http://cue.example.com/api/v1.1/triggers/start",
  "https://cue.example.com:3000/api/v1.1/triggers/start",
  "https://cue.example.com.evil.com/api/v1.1/triggers/start",
  "http://127.0.0.1:3000/api/v1.1/triggers/start",
])("%s is not the product's own API", (url) => {
  expect(parse(url).ownPath).toBeNull();
});

test("a path in front of the public address is left out where the server listens elsewhere", () => {
  const behind = { publicUrl: "https://example.com/cue", dialOrigin: "http://127.0.0.1:3000" };
  expect(parseTarget("https://example.com/cue/api/v1.1/x", behind).ownPath).toBe("/api/v1.1/x");
  expect(parseTarget("https://example.com/api/v1.1/x", behind).ownPath).toBeNull();
});
