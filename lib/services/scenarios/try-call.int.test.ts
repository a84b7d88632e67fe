import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { POST } from "@/app/api/internal/scenarios/[id]/try-call/route";
import { makeSessionToken, SESSION_COOKIE } from "@/lib/auth/session-cookie.server";
import type { Actor, Role } from "@/lib/domain/permissions/permissions";
import { triedCall } from "@/lib/domain/http/tried-call";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { definitions } from "@/lib/nodes/definitions";
import { saveConnection } from "@/lib/services/connections/save-connection.server";
import { createSecret } from "@/lib/services/secrets/create-secret.server";
import { createScenario } from "@/lib/services/scenarios/create-scenario.server";
import { reloadEnv } from "@/lib/shared/env.server";
import type { JsonObject } from "@/lib/shared/json";
import { startHttpSink } from "@/lib/testing/engine-sink";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, makeEngineWorld } from "@/lib/testing/engine-world";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma } = await testDatabase();
vi.stubEnv("ALLOW_PRIVATE_TARGETS", "127.0.0.0/8");
reloadEnv();

const SECRET = 'Zq7 very-secret/"+&';
const sink = await startHttpSink((call) => {
  if (call.path === "/slow") return { status: 503, body: "later", headers: { "retry-after": "7" } };
  return { status: 200, body: JSON.stringify({ id: 7, saw: call.body, who: call.authorization }) };
});
afterAll(() => sink.close());

let world: EngineWorld;
let scenarioId: number;
let actor: Actor;

beforeEach(async () => {
  await pool.query("TRUNCATE rate_bucket, secret, connection");
  world = await makeEngineWorld(pool, { now: () => new Date() });
  actor = await addUser("marketer");
  ({ id: scenarioId } = await createScenario(actor, { name: "S", databaseId: world.databaseId, reentry: "skip" }));
});

async function addUser(role: Role): Promise<Actor> {
  const { accountId } = world;
  const data = { accountId, email: `${role}${accountId}@cue.test`, name: "Ann", role, passwordHash: "x" };
  const { id } = await prisma.user.create({ data });
  return {
    kind: "user",
    id,
    name: "Ann",
    accountId,
    zone: "UTC",
    role,
    permissions: [],
    groupIds: [],
    ip: null,
    requestId: "r",
  };
}

const SETTINGS: JsonObject = {
  ...definitions["http-call"].defaults,
  url: `${sink.url}/orders?mail={lead.email}`,
  body: '{"mail":"{lead.email}","n":{apicontent.n},"gone":"{lead._fname}"}',
};
const SAMPLE = { kind: "sample", fields: { email: "ann@x.test" } };

type Tried = { settings?: JsonObject; lead?: JsonObject; apicontent?: JsonObject; as?: Actor; type?: string };
async function tryIt({
  settings = {},
  lead = SAMPLE,
  apicontent = { n: 3 },
  as = actor,
  type = "http-call",
}: Tried = {}) {
  const cookie = `${SESSION_COOKIE}=${await makeSessionToken({ userId: as.id, sessionVersion: 1 })}`;
  const request = new Request("http://cue.test/x", {
    method: "POST",
    body: JSON.stringify({
      ...{ type, version: 2, settings: { ...SETTINGS, ...settings } },
      values: { lead, apicontent, response: { token: "t" } },
    }),
    headers: { host: "cue.test", cookie },
  });
  const response = await POST(request, { params: Promise.resolve({ id: String(scenarioId) }) });
  const json: unknown = await response.json();
  return { status: response.status, json, text: JSON.stringify(json) };
}
const read = async (tried: Tried = {}) => triedCall.parse((await tryIt(tried)).json);

test("a call is made with a profile's values, unsaved settings and all, and says what it sent, got and would do", async () => {
  const [id = 0n] = await addProfiles(world, 1, { email: "bob@x.test" });
  const { rows } = await pool.query<{ created_at: Date }>("SELECT created_at FROM profile WHERE id = $1", [id]);
  const profileId = formatProfileId(id, rows[0]?.created_at ?? new Date());
  const tried = await read({ lead: { kind: "profile", profileId } });
  const body = '{"mail":"bob@x.test","n":3,"gone":""}';
  expect(sink.calls.at(-1)).toMatchObject({ path: "/orders?mail=bob%40x.test", body });
  expect(tried).toMatchObject({
    request: { method: "POST", url: `${sink.url}/orders?mail=bob%40x.test`, body },
    missing: ["lead._fname"],
    result: { kind: "answer", status: 200, body: JSON.stringify({ id: 7, saw: body, who: "" }) },
    verdict: { output: "success", reason: null, retries: 0 },
  });
  expect(tried.request.headers["content-type"]).toBe("application/json; charset=utf-8");
  const audit = await pool.query(
    "SELECT action, object_id, after FROM audit_entry WHERE action = 'scenario.call_tried'",
  );
  expect(audit.rows.at(-1)).toEqual({
    action: "scenario.call_tried",
    object_id: String(scenarioId),
    after: { target: `POST ${sink.url}/orders?…` },
  });
});

test("what is no success says why, and how often it would be tried again", async () => {
  expect(await read({ settings: { url: `${sink.url}/slow` } })).toMatchObject({
    result: { kind: "answer", status: 503, body: "later" },
    verdict: { output: "error", reason: "The answer was 503.", retries: 3 },
  });
  const says = { kind: "response", path: "id", is: "equal", value: "8" };
  const condition = { kind: "group", match: "all", items: [says] };
  const refused = await tryIt({ settings: { success: { statuses: [], condition } } });
  expect(refused.text).toContain("not what counts as success");
  expect(await read({ settings: { url: "http://127.0.0.1:1/" } })).toMatchObject({
    result: { kind: "failure" },
    verdict: { output: "error" },
  });
});

test("secrets are sent to their hosts only, and stand in nothing that is shown, however the other side repeats them", async () => {
  const hosts = ["127.0.0.1"];
  await createSecret(actor, { name: "KEY", value: SECRET, hosts });
  await createSecret(actor, { name: "OTHER", value: SECRET, hosts: ["example.com"] });
  const { id: connectionId } = await saveConnection(actor, null, {
    ...{ name: "c", hosts, rateLimit: null, ratePer: "second", timeoutSeconds: null },
    ...{ access: { kind: "basic", username: "ann" }, secrets: { password: "another-secret" } },
  });
  const bodies = {
    json: '{"k":"{secret.KEY}"}',
    xml: "<k>{secret.KEY}</k>",
    form: "k={secret.KEY}",
    text: "{secret.KEY}",
  };
  for (const [contentType, body] of Object.entries(bodies)) {
    const url = `${sink.url}/{secret.KEY}`;
    const { text, json } = await tryIt({ settings: { contentType, body, url, connectionId } });
    const proof = `Basic ${Buffer.from("ann:another-secret").toString("base64")}`;
    expect(sink.calls.at(-1)?.path).toBe(`/${encodeURIComponent(SECRET)}`);
    expect(sink.calls.at(-1)?.authorization).toBe(proof);
    for (const leak of ["very-secret", "another-secret", proof.slice(6)]) expect(text).not.toContain(leak);
    const tried = triedCall.parse(json);
    expect(tried.request.headers["authorization"]).toBe("•••");
    expect(tried.request.body).toBe(body.replace("{secret.KEY}", "•••"));
    expect(tried.result.kind === "answer" && tried.result.body).toContain("•••");
  }
  const before = sink.calls.length;
  const other = { body: '{"k":"{secret.OTHER}"}' };
  expect((await tryIt({ settings: other })).status).toBe(400);
  // Where only the values tell the host, it is looked at again when they are in place.
  const settings = { ...other, url: "{apicontent.base}/x" };
  expect(await read({ settings, apicontent: { base: sink.url } })).toMatchObject({
    result: { kind: "failure", reason: 'There is no secret "OTHER" that may be sent to 127.0.0.1.' },
  });
  expect(sink.calls).toHaveLength(before);
});

test("only who may edit scenarios may try, only in its own account, and settings that are not ready name the field", async () => {
  const before = sink.calls.length;
  expect(await tryIt({ as: await addUser("viewer") })).toMatchObject({ status: 403 });
  expect(await tryIt({ settings: { url: "ftp://x" } })).toMatchObject({
    status: 400,
    json: { error: { field: "url", message: "The address must begin with https:// or http://." } },
  });
  expect(await tryIt({ type: "pause" })).toMatchObject({ status: 400 });
  expect(await tryIt({ lead: { kind: "profile", profileId: "0".repeat(24) } })).toMatchObject({ status: 404 });
  world = await makeEngineWorld(pool, { now: () => new Date() });
  expect(await tryIt({ as: await addUser("marketer") })).toMatchObject({ status: 404 });
  expect(sink.calls).toHaveLength(before);
});

test("one person tries ten at once and no more, and a connection's limit holds for tries as well", async () => {
  const { id: connectionId } = await saveConnection(actor, null, {
    ...{ name: "slow", hosts: ["127.0.0.1"], rateLimit: 1, ratePer: "hour", timeoutSeconds: null },
    ...{ access: { kind: "bearer" }, secrets: { token: "t" } },
  });
  expect(await tryIt({ settings: { connectionId } })).toMatchObject({ status: 200 });
  const limited = await tryIt({ settings: { connectionId } });
  expect(limited).toMatchObject({ status: 429 });
  expect(limited.text).toContain('the connection \\"slow\\" is used up');
  const statuses: number[] = [];
  for (let n = 0; n < 12; n += 1) statuses.push((await tryIt()).status);
  expect(statuses.filter((status) => status === 200).length).toBeLessThan(12);
  expect(statuses).toContain(429);
});
