import { describe, expect, test } from "vitest";
import type { OutgoingRequest, OutgoingResult } from "@/lib/domain/http/outgoing";
import { getDefinition } from "@/lib/nodes/definitions";
import { runHttpCall } from "@/lib/nodes/http-call/effect.server";
import type { HttpCallSettings } from "@/lib/nodes/http-call/settings";
import { validateHttpCall } from "@/lib/nodes/http-call/validate";

const settings: HttpCallSettings = {
  method: "POST",
  url: "https://crm.example/leads",
  headers: [{ name: "X-Key", value: "{secret.crm}" }],
  contentType: "json",
  body: '{"mail":"{lead.email}"}',
  timeoutSeconds: 10,
  retries: 2,
  success: [{ from: 200, to: 299 }],
  mapping: [],
};

function answer(status: number, body = "", headers: Record<string, string> = {}): OutgoingResult {
  return { kind: "answer", status, headers, body, durationMs: 1 };
}

async function run(result: OutgoingResult, change: Partial<HttpCallSettings> = {}) {
  const sent: OutgoingRequest[] = [];
  const outcome = await runHttpCall(
    {
      now: () => new Date("2026-01-01T00:00:00Z"),
      attempt: 1,
      render: (source, place) => `${place}:${source}`,
      request: (request) => {
        sent.push(request);
        return Promise.resolve(result);
      },
    },
    { ...settings, ...change },
  );
  return { outcome, request: sent[0] };
}

describe("the call", () => {
  test("renders each part for its place and names the content type", async () => {
    const { request } = await run(answer(200));
    expect(request).toEqual({
      method: "POST",
      url: "url:https://crm.example/leads",
      headers: { "content-type": "application/json; charset=utf-8", "x-key": "header:{secret.crm}" },
      body: 'json:{"mail":"{lead.email}"}',
      timeoutMs: 10_000,
    });
  });

  test("sends no body with GET", async () => {
    const { request } = await run(answer(200), { method: "GET" });
    expect(request?.body).toBeNull();
    expect(request?.headers["content-type"]).toBeUndefined();
  });
});

describe("the answer", () => {
  test.each([
    [200, { kind: "exit", output: "success" }],
    [404, { kind: "exit", output: "error" }],
    [302, { kind: "exit", output: "error" }],
    [408, { kind: "retry", exhausted: "error" }],
    [425, { kind: "retry" }],
    [429, { kind: "retry" }],
    [503, { kind: "retry" }],
  ])("%i leads to %j", async (status, expected) => {
    expect((await run(answer(status))).outcome).toMatchObject(expected);
  });

  test("counts as success where the settings say so, also a 500", async () => {
    expect((await run(answer(500), { success: [{ from: 500, to: 500 }] })).outcome).toMatchObject({
      output: "success",
    });
  });

  test.each([
    ["7", 7000],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
    ["later", null],
    ["99999999", 3_600_000],
  ])("Retry-After %s is waited for as %s ms", async (header, afterMs) => {
    expect((await run(answer(503, "", { "retry-after": header }))).outcome).toMatchObject({ kind: "retry", afterMs });
  });

  test("a fault that will never work is not tried again, others are", async () => {
    const failure = { kind: "failure" as const, reason: "forbidden address", durationMs: 1 };
    expect((await run({ ...failure, retryable: false })).outcome).toMatchObject({ kind: "exit", output: "error" });
    expect((await run({ ...failure, retryable: true })).outcome).toMatchObject({ kind: "retry", afterMs: null });
  });

  test("mapping keeps values for later elements; what is not found is null and named", async () => {
    const mapping = [
      { name: "id", path: "$.data.id" },
      { name: "tags", path: "$.tags[*]" },
      { name: "__proto__", path: "$.nope" },
    ];
    const { outcome } = await run(answer(200, '{"data":{"id":7},"tags":["a","b"]}'), { mapping });
    expect(outcome).toMatchObject({ output: "success", detail: { message: "Not in the answer: __proto__." } });
    expect(outcome.kind === "exit" && JSON.stringify(outcome.response)).toBe(
      '{"id":7,"tags":["a","b"],"__proto__":null}',
    );
  });

  test("an answer that is not JSON still counts, and says so", async () => {
    const { outcome } = await run(answer(200, "<ok/>"), { mapping: [{ name: "id", path: "$.id" }] });
    expect(outcome).toMatchObject({ output: "success", response: { id: null } });
  });
});

test("settings: address, header names, ranges and paths are checked", () => {
  const issues = validateHttpCall(
    {
      ...settings,
      url: "ftp://x",
      headers: [{ name: "Host", value: "x" }],
      success: [{ from: 299, to: 200 }],
      mapping: [{ name: "a", path: "$[" }],
    },
    { secrets: [] },
  );
  expect(issues.map((issue) => issue.field)).toEqual(["url", "headers.0.name", "success.0.to", "mapping.0.path"]);
});

test("the profile is read for the variables in address, headers and data", () => {
  const stored = { settings: { ...settings, url: "https://x/{lead._city}" }, version: 1 };
  expect(getDefinition("http-call")?.needs(stored)).toMatchObject({ fields: ["_city", "email"], subscriptions: false });
});
