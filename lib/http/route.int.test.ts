import { expect, test } from "vitest";
import { z } from "zod";
import { makeSessionToken, SESSION_COOKIE } from "@/lib/auth/session-cookie.server";
import { defineContract } from "@/lib/contracts/define";
import { route } from "@/lib/http/route.server";
import { AppError } from "@/lib/shared/app-error";
import { testDatabase } from "@/lib/testing/test-database";

const { prisma } = await testDatabase();
const account = await prisma.account.create({ data: { name: "Acme", timeZone: "Europe/Paris" } });
const makeUser = (role: string) =>
  prisma.user.create({
    data: { accountId: account.id, email: `${role}@acme.test`, name: role, passwordHash: "x", role },
  });
const [master, viewer] = [await makeUser("master"), await makeUser("viewer")];
const cookieOf = async (user: { id: number; sessionVersion: number }) =>
  `${SESSION_COOKIE}=${await makeSessionToken({ userId: user.id, sessionVersion: user.sessionVersion })}`;

const contract = defineContract({
  method: "POST",
  path: "/api/internal/things/[id]",
  params: z.object({ id: z.coerce.number().int() }),
  query: z.object({ tag: z.union([z.string(), z.array(z.string())]).optional() }),
  body: z.object({ name: z.string().min(1), deep: z.object({ n: z.number() }).optional() }),
  answer: z.unknown(),
});
const POST = route({
  contract,
  requires: "content.edit",
  handle: ({ actor, params, query, body }) => ({
    who: actor.name,
    zone: actor.zone,
    params,
    query,
    body,
    big: 2n ** 60n,
  }),
});

type Call = { body?: string; headers?: Record<string, string>; search?: string; id?: string };
async function call({ body = '{"name":"a"}', headers = {}, search = "", id = "7" }: Call, handler = POST) {
  const cookie = await cookieOf(master);
  const request = new Request(`http://cue.test/api/internal/things/${id}${search}`, {
    method: "POST",
    body,
    headers: { host: "cue.test", cookie, ...headers },
  });
  const response = await handler(request, { params: Promise.resolve({ id }) });
  const text = await response.text();
  return { response, json: answerSchema.parse(JSON.parse(text)), status: response.status };
}

const answerSchema = z.looseObject({
  error: z
    .looseObject({ code: z.string(), message: z.string(), field: z.string(), details: z.unknown() })
    .partial()
    .optional(),
});

test("a signed-in user's parsed request reaches the service and its answer comes back as JSON that nobody stores", async () => {
  const { json, response } = await call({ search: "?tag=a&tag=b" });
  expect(json).toEqual({
    who: "master",
    zone: "Europe/Paris",
    params: { id: 7 },
    query: { tag: ["a", "b"] },
    body: { name: "a" },
    big: "1152921504606846976",
  });
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

test("without a session, with a touched one and with one whose version is over it is 401", async () => {
  const cookie = await cookieOf(master);
  const stale = await cookieOf({ id: master.id, sessionVersion: 99 });
  for (const wrong of ["", `${cookie}x`, stale, `${SESSION_COOKIE}=abc`]) {
    const { status, json } = await call({ headers: { cookie: wrong } });
    expect([status, json.error?.code]).toEqual([401, "unauthenticated"]);
  }
});

test("a role without the permission gets 403 and reads why", async () => {
  const { status, json } = await call({ headers: { cookie: await cookieOf(viewer) } });
  expect(status).toBe(403);
  expect(json.error?.message).toContain("viewer");
});

test("a changed role and a disabled user count at the next request", async () => {
  const user = await prisma.user.create({
    data: { accountId: account.id, email: "x@acme.test", name: "x", passwordHash: "x", role: "marketer" },
  });
  const headers = { cookie: await cookieOf(user) };
  expect((await call({ headers })).status).toBe(200);
  await prisma.user.update({ where: { id: user.id }, data: { role: "viewer" } });
  expect((await call({ headers })).status).toBe(403);
  await prisma.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
  expect((await call({ headers })).status).toBe(401);
});

test.each([
  [{ body: '{"name":1}' }, "name", "name must be a string, not a number."],
  [{ body: "{}" }, "name", "name is required."],
  [{ body: '{"name":"a","deep":{"n":"x"}}' }, "deep.n", "deep.n must be a number, not a string."],
  [{ body: '{"name":"a","nmae":"b"}' }, "nmae", "nmae is not a known parameter."],
  [{ body: '{"name":"a\\u0000"}' }, "name", "NUL"],
  [{ body: '{"name":"\\ud800"}' }, "name", "surrogate"],
  [{ id: "x" }, "id", "id must be"],
])("bad input %j is 400 and names its field", async (input, field, message) => {
  const { status, json } = await call(input);
  expect([status, json.error?.field]).toEqual([400, field]);
  expect(json.error?.message).toContain(message);
});

test("broken JSON is 400 with its position", async () => {
  const { status, json } = await call({ body: '{"name":\n "a",,}' });
  expect(status).toBe(400);
  expect(json.error?.details).toEqual({ line: 2, column: 6, offset: 14 });
});

test("a change that another site asks for is refused, our own and a program's is not", async () => {
  for (const [headers, status] of [
    [{ origin: "https://evil.test" }, 403],
    [{ origin: "null" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ origin: "http://cue.test", "sec-fetch-site": "same-origin" }, 200],
    [{}, 200],
  ] as const) {
    expect([headers, (await call({ headers })).status]).toEqual([headers, status]);
  }
});

test("a body over the limit is 413, whether its length was declared or not", async () => {
  const small = route({ contract, requires: "content.edit", bodyBytesMax: 100, handle: () => null });
  const body = JSON.stringify({ name: "a".repeat(100) });
  expect((await call({ body }, small)).status).toBe(413);
  expect((await call({ body, headers: { "content-length": String(body.length) } }, small)).status).toBe(413);
});

test("a failure that the service names keeps its code, field, details and Retry-After", async () => {
  const failing = route({
    contract,
    requires: "content.edit",
    handle: () => {
      throw new AppError("unavailable", "Later.", { field: "name", retryAfterSeconds: 3, details: { profiles: 5n } });
    },
  });
  const { status, json, response } = await call({}, failing);
  expect(status).toBe(503);
  expect(json).toEqual({
    error: { code: "unavailable", message: "Later.", field: "name", details: { profiles: "5" } },
  });
  expect(response.headers.get("retry-after")).toBe("3");
});

test("what nobody foresaw is 500 with the request's number and tells nothing of the inside", async () => {
  const failing = route({
    contract,
    requires: "content.edit",
    handle: () => {
      throw new Error("password of the database is hunter2");
    },
  });
  const { status, json, response } = await call({}, failing);
  expect(status).toBe(500);
  expect(json.error?.message).toContain(response.headers.get("x-request-id"));
  expect(JSON.stringify(json)).not.toContain("hunter2");
});
