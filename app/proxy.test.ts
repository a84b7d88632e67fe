import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "@/proxy";

function policyOf(response: Response): string {
  return response.headers.get("content-security-policy") ?? "";
}

test("scripts run only with a nonce that is new for every page, and nobody may frame it", () => {
  const [one, other] = [1, 2].map(() => policyOf(proxy(new NextRequest("http://localhost/scenarios"))));
  expect(one).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'(;|$)/);
  expect(one).toContain("frame-ancestors 'none'");
  expect(one).not.toMatch(/script-src[^;]*unsafe/);
  expect(one).not.toBe(other);
});

test("the renderer gets the same nonce as the browser", () => {
  const response = proxy(new NextRequest("http://localhost/scenarios"));
  const nonce = response.headers.get("x-middleware-request-x-nonce") ?? "missing";
  expect(policyOf(response)).toContain(`'nonce-${nonce}'`);
});

test("pages are never kept by a cache", () => {
  expect(proxy(new NextRequest("http://localhost/")).headers.get("cache-control")).toBe("private, no-store");
});
