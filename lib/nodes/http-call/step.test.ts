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
  connectionId: null,
  timeoutSeconds: 10,
  retries: 2,
  success: { statuses: [{ from: 200, to: 299 }], condition: { kind: "group", match: "all", items: [] } },
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

const says = (path: string, value: string) => ({ kind: "response", path, is: "equal", value }) as const;

describe("success", () => {
  const { statuses } = settings.success;

  test.each([
    ["the answer says so", answer(200, '{"status":"ok"}'), { kind: "exit", output: "success" }],
    ["the answer says something else", answer(200, '{"status":"full"}'), { kind: "exit", output: "error" }],
    [
      "the status does not count, whatever the answer says",
      answer(404, '{"status":"ok"}'),
      { kind: "exit", output: "error" },
    ],
    ["the answer is not JSON", answer(200, "ok"), { kind: "exit", output: "error" }],
    ["the host is overloaded, whatever the answer says", answer(503, '{"status":"ok"}'), { kind: "retry" }],
  ])("asks status and answer: %s", async (_case, result, expected) => {
    const success = { statuses, condition: says("status", "ok") };
    expect((await run(result, { success })).outcome).toMatchObject(expected);
  });

  test("may ask the answer alone, also one that is a plain text", async () => {
    const asked = async (condition: ReturnType<typeof says>, status: number, body: string) =>
      (await run(answer(status, body), { success: { statuses: [], condition } })).outcome;
    expect(await asked(says("status", "ok"), 503, '{"status":"ok"}')).toMatchObject({ output: "success" });
    expect(await asked(says("$", "OK"), 200, "OK")).toMatchObject({ output: "success" });
    expect(await asked(says("[0].id", "7"), 200, '[{"id":7}]')).toMatchObject({ output: "success" });
    const fault = { output: "error", detail: { message: "The answer was 200, but not what counts as success." } };
    expect(await asked(says("$", "OK"), 200, "NO")).toMatchObject(fault);
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
    expect(
      (await run(answer(500), { success: { ...settings.success, statuses: [{ from: 500, to: 500 }] } })).outcome,
    ).toMatchObject({
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
      { to: "response" as const, name: "id", path: "$.data.id" },
      { to: "response" as const, name: "tags", path: "$.tags[*]" },
      { to: "response" as const, name: "__proto__", path: "$.nope" },
    ];
    const { outcome } = await run(answer(200, '{"data":{"id":7},"tags":["a","b"]}'), { mapping });
    expect(outcome).toMatchObject({ output: "success", detail: { message: "Not in the answer: __proto__." } });
    expect(outcome.kind === "exit" && JSON.stringify(outcome.response)).toBe(
      '{"id":7,"tags":["a","b"],"__proto__":null}',
    );
  });

  test("values go to later elements, into apicontent and into fields; a field that the answer has not is left alone", async () => {
    const mapping = [
      { to: "response" as const, name: "id", path: "$.id" },
      { to: "apicontent" as const, name: "id", path: "$.order" },
      { to: "profile" as const, name: "crm", path: "$.id" },
      { to: "profile" as const, name: "level", path: "$.level" },
      { to: "profile" as const, name: "city", path: "$.city" },
    ];
    const { outcome } = await run(answer(200, '{"id":7,"order":{"n":1},"city":null}'), { mapping });
    expect(outcome).toEqual({
      ...{ kind: "exit", output: "success", response: { id: 7 }, apicontent: { id: { n: 1 } } },
      patch: { fields: { crm: 7, city: null }, refused: "error" },
      detail: { status: 200, message: "Not in the answer: level." },
    });
  });

  test("an answer that is not JSON still counts, and says so", async () => {
    const { outcome } = await run(answer(200, "<ok/>"), { mapping: [{ to: "response", name: "id", path: "$.id" }] });
    expect(outcome).toMatchObject({ output: "success", response: { id: null } });
  });
});

test("settings: address, header names, ranges and paths are checked", () => {
  const issues = validateHttpCall(
    {
      ...settings,
      url: "ftp://x",
      headers: [{ name: "Host", value: "x" }],
      success: { ...settings.success, statuses: [{ from: 299, to: 200 }] },
      mapping: [
        { to: "response", name: "a", path: "$[" },
        { to: "profile", name: "nope", path: "$.a" },
        { to: "apicontent", name: "two words", path: "$.a" },
        { to: "apicontent", name: "a", path: "$.a" },
      ],
    },
    { secrets: [], fields: [] },
  );
  expect(issues.map((issue) => issue.field)).toEqual([
    ...["url", "headers.0.name", "success.statuses.0.to", "mapping.0.path", "mapping.1.name", "mapping.2.name"],
  ]);
});

test("settings that say nothing about success are refused, and so is a condition that cannot be asked", () => {
  const check = (success: HttpCallSettings["success"]) =>
    validateHttpCall({ ...settings, headers: [], success }, { secrets: [], fields: [] }).map((issue) => issue.field);
  expect(check({ ...settings.success, statuses: [] })).toEqual(["success.statuses"]);
  expect(check({ statuses: [], condition: says("$[", "x") })).toEqual(["success.condition.path"]);
  expect(check({ statuses: [], condition: says("status", "ok") })).toEqual([]);
});

test("the profile is read for the variables in address, headers and data", () => {
  const stored = { settings: { ...settings, url: "https://x/{lead._city}" }, version: 2 };
  expect(getDefinition("http-call")?.needs(stored)).toMatchObject({ fields: ["_city", "email"], subscriptions: false });
});
