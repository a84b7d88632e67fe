import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { makeSessionToken, SESSION_COOKIE } from "@/lib/auth/session-cookie.server";
import { hashToken, makeToken, tokenPrefix } from "@/lib/auth/token-format.server";
import { defineContract } from "@/lib/contracts/define";
import { publicRoute } from "@/lib/http/public-route.server";
import { route } from "@/lib/http/route.server";
import { printXml } from "@/lib/http/xml/print-xml";
import { parseXml } from "@/lib/http/xml/parse-xml";
import { jsonObjectSchema } from "@/lib/shared/json";
import { testDatabase } from "@/lib/testing/test-database";

const { prisma, pool } = await testDatabase();
const account = await prisma.account.create({ data: { name: "Acme" } });
const user = await prisma.user.create({
  data: { accountId: account.id, email: "a@acme.test", name: "a", role: "master", passwordHash: "x" },
});
const token = makeToken();
await prisma.apiToken.create({
  data: {
    accountId: account.id,
    name: "t",
    prefix: tokenPrefix(token),
    hash: new Uint8Array(hashToken(token)),
    scopes: [],
    ratePerSecond: 1_000_000,
  },
});
const cookie = `${SESSION_COOKIE}=${await makeSessionToken({ userId: user.id, sessionVersion: 1 })}`;

const body = z.object({
  id: z.int().optional(),
  flag: z.boolean().optional(),
  tags: z.array(z.string()).optional(),
  content: jsonObjectSchema.optional(),
  either: z.union([z.number(), z.object({ value: z.number() })]).optional(),
});
// What passes the edge must fit into jsonb, where NUL and lone surrogates do not.
const keep = async (value: unknown) => {
  await pool.query("SELECT $1::jsonb", [JSON.stringify(value)]);
  return { kept: value };
};
const publicHandler = publicRoute({
  contract: { name: "x/y", scopes: ["data.view"], body, unused: [] },
  handle: (call) => keep(call.body),
});
const contract = defineContract({ method: "POST", path: "/x", body, answer: z.unknown() });
const internalHandler = route({ contract, requires: "data.view", handle: (call) => keep(call.body) });

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(0, 1, "1", true, "true", [], {}, ["a"], "\0", "\ud800", { value: 1 }, { ["a\0"]: 1 }),
);
const given = fc.record(
  { id: value, flag: value, tags: value, content: value, either: value, other: value },
  { requiredKeys: [] },
);
const cut = fc.tuple(given, fc.nat({ max: 60 }));
const jsonText = fc.oneof(
  { weight: 4, arbitrary: given.map((one) => JSON.stringify({ token, ...one })) },
  { weight: 1, arbitrary: cut.map(([one, at]) => JSON.stringify({ token, ...one }).slice(0, at)) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const xmlText = fc.oneof(
  { weight: 4, arbitrary: given.map((one) => printXml({ token, ...one })) },
  { weight: 1, arbitrary: cut.map(([one, at]) => printXml({ token, ...one }).slice(0, at)) },
  { weight: 1, arbitrary: fc.string().map((text) => `<xml><token>${token}</token><content>${text}</content></xml>`) },
);
const noise = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const types = fc.constantFrom(
  "application/json",
  "application/json; charset=utf-8",
  "application/xml",
  "text/xml",
  "text/plain",
  "",
);
const keys = fc.option(fc.constantFrom("a", "b", "c", "ключ", "x y", ""), { freq: 3 });
const DOCUMENTED = new Set([200, 400, 401, 403, 405, 409, 413, 415, 429]);
const publicShape = z.looseObject({ error: z.number(), error_text: z.string().min(1) });
const internalShape = z.object({ error: z.looseObject({ code: z.string(), message: z.string().min(1) }) });

function readPublic(text: string, type: string): z.infer<typeof publicShape> {
  if (type.startsWith("application/json")) return publicShape.parse(JSON.parse(text));
  const xml = z.looseObject({ error: z.coerce.number(), error_text: z.string() }).parse(parseXml(Buffer.from(text)));
  return publicShape.parse(xml);
}

test("whatever is sent to the API, the answer has the documented shape and is never a crash", async () => {
  const bodies = fc.oneof<fc.Arbitrary<string | Buffer>[]>(jsonText, xmlText, noise);
  await fc.assert(
    fc.asyncProperty(bodies, types, keys, async (sent, type, key) => {
      const headers = new Headers(type === "" ? {} : { "content-type": type });
      if (key !== null && /^[\x20-\x7e]*$/.test(key)) headers.set("idempotency-key", key);
      const request = new Request("http://cue.test/api/v1.1/x/y", { method: "POST", headers, body: asBody(sent) });
      if (type === "") request.headers.delete("content-type");
      const response = await publicHandler(request);
      const answer = readPublic(await response.text(), response.headers.get("content-type") ?? "");
      expect(DOCUMENTED.has(response.status)).toBe(true);
      expect(answer.error).toBe(response.status === 200 ? 0 : response.status);
      expect(response.headers.get("x-request-id")).not.toBeNull();
      expect(answer.error_text).not.toContain(token);
    }),
    { numRuns: 3000 },
  );
});

test("whatever is sent to the interface's API, the answer is the service's or one explained failure", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof<fc.Arbitrary<string | Buffer>[]>(jsonText, noise), async (sent) => {
      const headers = { cookie, "content-type": "application/json" };
      const request = new Request("http://cue.test/x", { method: "POST", headers, body: asBody(sent) });
      const response = await internalHandler(request, { params: Promise.resolve({}) });
      expect([200, 400]).toContain(response.status);
      const json: unknown = await response.json();
      if (response.status !== 200) internalShape.parse(json);
    }),
    { numRuns: 1000 },
  );
});

function asBody(sent: string | Buffer): string | Uint8Array<ArrayBuffer> {
  return typeof sent === "string" ? sent : new Uint8Array(sent);
}
