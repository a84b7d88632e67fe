import { expect, test } from "vitest";
import { z } from "zod";
import { forgetTokens } from "@/lib/auth/token-cache.server";
import { hashToken, makeToken } from "@/lib/auth/token-format.server";
import { claimKeys } from "@/lib/db/queries/idempotency/claim-keys.server";
import { KeyTakenError } from "@/lib/db/queries/idempotency/idempotency-claim";
import { recordAnswers } from "@/lib/db/queries/idempotency/record-answers.server";
import { publicRoute, type PublicCall } from "@/lib/http/public-route.server";
import { AppError } from "@/lib/shared/app-error";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma } = await testDatabase();
const account = await prisma.account.create({ data: { name: "Acme", timeZone: "Europe/Paris" } });
await pool.query("CREATE TABLE work_done (what text)");

type TokenOptions = { scopes?: string[]; ratePerSecond?: number; expiresAt?: Date };
async function newToken(options: TokenOptions = {}) {
  const token = makeToken();
  const row = await prisma.apiToken.create({
    data: {
      accountId: account.id,
      name: "t",
      prefix: token.slice(0, 10),
      hash: new Uint8Array(hashToken(token)),
      scopes: [],
      ...options,
    },
  });
  return { token, id: row.id };
}
const { token, id: tokenId } = await newToken();

const body = z.object({ id: z.number(), fail: z.string().optional(), tags: z.array(z.string()).optional() });
type Body = z.output<typeof body>;
let calls = 0;
let gate = Promise.resolve();

/** Works as the product does: claim, work and answer in one transaction. */
async function work({ actor, body: { id, fail, tags }, idempotency }: PublicCall<Body>) {
  calls++;
  await gate;
  if (fail === "404") throw new AppError("not_found", "No scenario #3.");
  if (fail === "429") throw new AppError("too_many_requests", "Slow.", { retryAfterSeconds: 1 });
  if (fail === "500") throw new Error("secret inside");
  return inTransaction(idempotency, { id, profile_id: 5n, who: actor.name, ...(tags ? { tags } : {}) });
}

async function inTransaction(idempotency: PublicCall<Body>["idempotency"], answer: Record<string, unknown>) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    if (idempotency && !(await claimKeys(client, [idempotency])).has(idempotency)) throw new KeyTakenError();
    await client.query("INSERT INTO work_done VALUES ($1)", [idempotency?.key ?? "none"]);
    if (idempotency) await recordAnswers(client, [{ claim: idempotency, answer }]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
  return answer;
}
const start = publicRoute({
  contract: { name: "things/start", scopes: ["scenarios.start"], body, unused: ["resource_id"] },
  handle: work,
});

type Call = { json?: unknown; text?: string; headers?: Record<string, string>; method?: string };
async function call({ json, text, headers = {}, method = "POST" }: Call, handler = start) {
  const init = method === "GET" ? {} : { body: text ?? JSON.stringify(json ?? { token, id: 1 }) };
  const request = new Request("http://cue.test/api/v1.1/things/start", {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...init,
  });
  const response = await handler(request);
  return { response, status: response.status, text: await response.text() };
}
async function callJson(input: Call, handler = start) {
  const { response, status, text } = await call(input, handler);
  const shape = z.looseObject({ error: z.number(), error_text: z.string() });
  return { response, status, json: shape.parse(JSON.parse(text)) };
}
async function countWork(key: string) {
  const result = await pool.query<{ n: number }>("SELECT count(*)::int AS n FROM work_done WHERE what = $1", [key]);
  return result.rows[0];
}

test("a call answers error 0, its members and a request id", async () => {
  const { status, json, response } = await callJson({});
  expect(status).toBe(200);
  expect(json).toEqual({ error: 0, error_text: "Successful operation", id: 1, profile_id: 5, who: "t" });
  expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(response.headers.get("ratelimit-limit")).toBe("10000");
});

test("the token may stand in the body or in the header, never in the URL", async () => {
  expect((await call({ json: { id: 1 }, headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  const request = new Request(`http://cue.test/api/v1.1/things/start?token=${token}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"id":1}',
  });
  expect((await start(request)).status).toBe(401);
});

test("without a token, with an unknown, a mistyped, an expired or a revoked one it is 401", async () => {
  const expired = await newToken({ expiresAt: new Date(Date.now() - 1) });
  for (const wrong of [undefined, "", makeToken(), `${token.slice(0, -1)}x`, expired.token]) {
    const { status, json, response } = await callJson({ json: { token: wrong, id: 1 } });
    expect([wrong, status, json.error]).toEqual([wrong, 401, 401]);
    expect(response.headers.get("x-request-id")).not.toBeNull();
    expect(json.error_text).not.toContain(token);
  }
});

test("a revoked token stops within a second, in a process that has just used it too", async () => {
  const mine = await newToken();
  expect((await call({ json: { token: mine.token, id: 1 } })).status).toBe(200);
  await prisma.apiToken.update({ where: { id: mine.id }, data: { revokedAt: new Date() } });
  const deadline = Date.now() + 1000;
  let status = 200;
  while (status === 200 && Date.now() < deadline) status = (await call({ json: { token: mine.token, id: 1 } })).status;
  expect(status).toBe(401);
});

test("the last use of a token is noted", async () => {
  forgetTokens();
  await call({});
  await expect
    .poll(async () => (await prisma.apiToken.findUniqueOrThrow({ where: { id: tokenId } })).lastUsedAt)
    .toBeInstanceOf(Date);
});

test("a token does what its scopes say and nothing else", async () => {
  const reader = await newToken({ scopes: ["data.view"] });
  const { status, json } = await callJson({ json: { token: reader.token, id: 1 } });
  expect([status, json.error]).toEqual([403, 403]);
  expect(json.error_text).toContain("scenarios.start");
  const starter = await newToken({ scopes: ["scenarios.start"] });
  expect((await call({ json: { token: starter.token, id: 1 } })).status).toBe(200);
});

test("more calls than a token may make answer 429 and say when to come again", async () => {
  const slow = await newToken({ ratePerSecond: 3 });
  const answers = await Promise.all(Array.from({ length: 6 }, () => call({ json: { token: slow.token, id: 1 } })));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(2);
  expect(refused[0]?.response.headers.get("retry-after")).toBe("1");
  expect(refused[0]?.response.headers.get("ratelimit-remaining")).toBe("0");
});

type Refusal = { input: Call; status: number; says: string };
test.each<[string, Refusal]>([
  ["GET", { input: { method: "GET" }, status: 405, says: "POST" }],
  [
    "no content type of ours",
    { input: { headers: { "content-type": "text/plain" } }, status: 415, says: "text/plain" },
  ],
  [
    "a form",
    { input: { headers: { "content-type": "application/x-www-form-urlencoded" } }, status: 415, says: "form" },
  ],
  [
    "another character set",
    { input: { headers: { "content-type": "application/json; charset=latin1" } }, status: 415, says: "latin1" },
  ],
  ["a compressed body", { input: { headers: { "content-encoding": "gzip" } }, status: 415, says: "gzip" }],
  ["broken JSON", { input: { text: '{"token":' }, status: 400, says: "line 1, column 10" }],
  ["a list", { input: { text: "[1]" }, status: 400, says: "object" }],
  ["null", { input: { text: "null" }, status: 400, says: "object" }],
  ["no body", { input: { text: "" }, status: 400, says: "JSON" }],
  ["a wrong type", { input: { json: { token, id: "3" } }, status: 400, says: "id must be a number, not a string" }],
  ["a missing one", { input: { json: { token } }, status: 400, says: "id is required" }],
  ["an unknown one", { input: { json: { token, id: 1, idd: 2 } }, status: 400, says: "idd is not a known parameter" }],
  ["a wrong item", { input: { json: { token, id: 1, tags: ["a", 2] } }, status: 400, says: "tags.1 must be a string" }],
  ["a wrong format", { input: { json: { token, id: 1, format: "yaml" } }, status: 400, says: "format" }],
  ["a NUL", { input: { json: { token, id: 1, tags: ["a\0"] } }, status: 400, says: "tags.0" }],
  ["a wrong key", { input: { headers: { "idempotency-key": "x".repeat(300) } }, status: 400, says: "Idempotency-Key" }],
])("%s is refused in the documented shape", async (_name, refusal) => {
  const { status, json } = await callJson(refusal.input);
  expect([status, json.error]).toEqual([refusal.status, refusal.status]);
  expect(json.error_text).toContain(refusal.says);
});

test("10 MB are read, one byte more is 413", async () => {
  const frame = JSON.stringify({ token, id: 1, tags: [""] });
  const pad = (size: number) => frame.replace('[""]', `["${"a".repeat(size - frame.length)}"]`);
  const limit = 10 * 1024 * 1024;
  expect((await call({ text: pad(limit) })).status).toBe(200);
  const { status, json } = await callJson({ text: pad(limit + 1) });
  expect([status, json.error]).toEqual([413, 413]);
});

test("what nobody foresaw answers 500 in the documented shape and tells nothing of the inside", async () => {
  const { status, json } = await callJson({ json: { token, id: 1, fail: "500" } });
  expect([status, json.error]).toEqual([500, 500]);
  expect(JSON.stringify(json)).not.toContain("secret inside");
});

test("a parameter that is accepted without effect is named in warnings", async () => {
  const { json } = await callJson({ json: { token, id: 1, resource_id: 9 } });
  expect(json["warnings"]).toEqual(["resource_id is accepted but has no effect."]);
});

test("XML answers XML, and format chooses the other", async () => {
  const headers = { "content-type": "application/xml" };
  const xml = `<xml><token>${token}</token><id>4</id><tags array='true'>a</tags></xml>`;
  const answer = await call({ text: xml, headers });
  expect(answer.response.headers.get("content-type")).toContain("application/xml");
  expect(answer.text).toContain(
    "<xml><error>0</error><error_text>Successful operation</error_text><id>4</id><profile_id>5</profile_id>" +
      "<who>t</who><tags array='true'>a</tags></xml>",
  );
  const json = await callJson({ text: xml.replace("<id>", "<format>json</format><id>"), headers });
  expect(json.json).toMatchObject({ id: 4 });
  expect((await call({ json: { token, id: 4, format: "xml" } })).text).toContain("<id>4</id>");
  const failed = await call({ text: "<xml><id>1</id></xml>", headers });
  expect([failed.status, failed.text]).toEqual([401, expect.stringContaining("<error>401</error>")]);
});

test("the same key replays the same answer and does the work once", async () => {
  const headers = { "idempotency-key": "replay" };
  const first = await call({ headers });
  const second = await call({ headers, json: { id: 1, token } });
  const byHeader = await call({ json: { id: 1 }, headers: { ...headers, authorization: `Bearer ${token}` } });
  expect([second.text, byHeader.text]).toEqual([first.text, first.text]);
  expect(second.response.headers.get("idempotency-replayed")).toBe("true");
  expect(await countWork("replay")).toEqual({ n: 1 });
});

test("the same key with another body is 409 and does nothing", async () => {
  const headers = { "idempotency-key": "other-body" };
  await call({ headers });
  const { status, json } = await callJson({ headers, json: { token, id: 2 } });
  expect([status, json.error]).toEqual([409, 409]);
  expect(await countWork("other-body")).toEqual({ n: 1 });
});

test("the same key of another token or method is another key", async () => {
  const headers = { "idempotency-key": "scoped" };
  const other = await newToken();
  const stop = publicRoute({
    contract: { name: "things/stop", scopes: ["scenarios.start"], body, unused: [] },
    handle: work,
  });
  await call({ headers });
  await call({ headers, json: { token: other.token, id: 1 } });
  await call({ headers }, stop);
  expect(await countWork("scoped")).toEqual({ n: 3 });
});

test("a second call while the first is in flight waits for its answer", async () => {
  let open = () => {};
  gate = new Promise((resolve) => (open = resolve));
  const before = calls;
  const headers = { "idempotency-key": "in-flight" };
  const both = [call({ headers }), call({ headers })];
  await expect.poll(() => calls).toBe(before + 1);
  open();
  const [first, second] = await Promise.all(both);
  expect(second?.text).toBe(first?.text);
  expect(calls).toBe(before + 1);
  expect(await countWork("in-flight")).toEqual({ n: 1 });
});

test("two processes with one key at once do the work once and answer the same", async () => {
  const headers = { "idempotency-key": "two-processes" };
  let open = () => {};
  gate = new Promise((resolve) => (open = resolve));
  const before = calls;
  const first = call({ headers });
  await expect.poll(() => calls).toBe(before + 1);
  // What another process does not see.
  globalThis.cuelightKeysInFlight?.clear();
  const second = call({ headers });
  await expect.poll(() => calls).toBe(before + 2);
  open();
  expect((await second).text).toBe((await first).text);
  expect(await countWork("two-processes")).toEqual({ n: 1 });
});

test("a failure that stays is kept, 429 and unforeseen ones are not", async () => {
  const counted = async (fail: string) => {
    const before = calls;
    const headers = { "idempotency-key": `fails-${fail}` };
    const [one, two] = [
      await call({ headers, json: { token, id: 1, fail } }),
      await call({ headers, json: { token, id: 1, fail } }),
    ];
    expect([one.status, two.status]).toEqual([Number(fail), Number(fail)]);
    return calls - before;
  };
  expect(await counted("404")).toBe(1);
  expect(await counted("429")).toBe(2);
  expect(await counted("500")).toBe(2);
});

test("an answer is kept for 24 hours and then forgotten", async () => {
  const headers = { "idempotency-key": "a-day" };
  await call({ headers });
  await pool.query("UPDATE idempotency_record SET created_at = now() - interval '25 hours' WHERE key = 'a-day'");
  expect((await call({ headers, json: { token, id: 2 } })).status).toBe(200);
  expect(await countWork("a-day")).toEqual({ n: 2 });
});
