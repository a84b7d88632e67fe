import { expect, test } from "vitest";
import { makeHeaders } from "./make-headers";

const own = { idempotencyKey: "k1", hops: 2 };

test("the product's own headers are added to the user's, which are compared in lower case", () => {
  expect(makeHeaders({ "Content-Type": "application/json", "User-Agent": "me" }, own)).toEqual({
    "content-type": "application/json",
    "user-agent": "me",
    "idempotency-key": "k1",
    "accept-encoding": "identity",
    "x-cuelight-hops": "2",
  });
});

test.each([
  "Host",
  "connection",
  "Keep-Alive",
  "Proxy-Authorization",
  "TE",
  "Trailer",
  "Transfer-Encoding",
  "Upgrade",
  "Expect",
  "Content-Length",
  "Accept-Encoding",
  "X-Cuelight-Hops",
])("%s cannot be set", (name) => {
  expect(() => makeHeaders({ [name]: "x" }, own)).toThrow("cannot be set");
});

test.each(["a\r\nHost: evil", "a\nb", "a\0b", "a\u2028b", "日本"])("the value %j is refused", (value) => {
  expect(() => makeHeaders({ "X-A": value }, own)).toThrow("cannot carry");
});

test.each(["", "a b", "a:b", "a\r\n", "ä"])("the name %j is refused", (name) => {
  expect(() => makeHeaders({ [name]: "x" }, own)).toThrow("is not a header name");
});

test("the headers of the outgoing call carry no prototype of theirs", () => {
  const given = Object.fromEntries([["__proto__", "x"]]);
  expect(Object.getPrototypeOf(makeHeaders(given, own))).toBe(Object.prototype);
});
