import { expect, test } from "vitest";
import { z } from "zod";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { getKeyShard } from "@/lib/domain/matching/key-shard";
import { startApiServer, type CallOptions } from "@/lib/testing/api-server";
import { makeApiToken, makeApiWorld, makeRunningScenario } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";

const database = await testDatabase();
const { pool, prisma } = database;
const { call, url } = await startApiServer();
const world = await makeApiWorld(database);
const { token, databaseId, scenarioId, mailingId, resourceId } = world;

/** Ann has everything one can be found by; Bob shares her shop and phone; both have an e-mail of their own. */
async function importProfile(data: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<string> {
  const answer = await call("profiles/import", { token, db_id: databaseId, data, ...more });
  expect([answer.error, answer.error_text]).toEqual([0, "Successful operation"]);
  return String(answer["profile_id"]);
}
const subscriptions = [{ channel: "email", resource_id: resourceId, email: "ann.work@x.com" }];
const ann = await importProfile({ email: "ann@x.com", phones: ["+33612345678"], crm_id: 7, shop: "s", subscriptions });
const bob = await importProfile({ email: "bob@x.com", phones: ["+33612345679"], shop: "s" });
const rowOf = async (publicId: string) => {
  const { rows } = await pool.query<{ id: bigint; created_at: Date }>("SELECT id, created_at FROM profile");
  const row = rows.find(({ id, created_at }) => formatProfileId(id, created_at) === publicId);
  if (!row) throw new Error(`no profile ${publicId}`);
  return row.id;
};
const annId = await rowOf(ann);
// No channel of today has phones of its own; whoever once had one is still found by it.
await pool.query("INSERT INTO profile_key VALUES ($1, $2, 'sub:phone', '+33712345678', $3, false)", [
  getKeyShard("+33712345678"),
  databaseId,
  annId,
]);
const countTasks = async (scenario = scenarioId) => {
  const { rows } = await pool.query<{ n: number }>("SELECT count(*)::int AS n FROM task WHERE scenario_id = $1", [
    scenario,
  ]);
  return rows[0]?.n ?? 0;
};

const MATCHINGS: [string, Record<string, unknown>][] = [
  ["the default, email", { email: "ANN@x.com" }],
  ["email by a subscription", { matching: "email", email: "ann.work@x.com" }],
  ["email_profile", { matching: "email_profile", email: "ann@x.com" }],
  ["email_sub", { matching: "email_sub", email: "Ann.Work@x.com" }],
  ["phone", { matching: "phone", phone: "33 6 12 34 56 78" }],
  ["phone_sub", { matching: "phone_sub", phone: "+33 712345678" }],
  ["profile_id", { matching: "profile_id", profile_id: ann }],
  ["custom", { matching: "custom", field_name: "crm_id", field_value: 7 }],
  ["custom, as text", { matching: "custom", field_name: "crm_id", field_value: "7" }],
  ["email_phone", { matching: "email_phone", email: "ann@x.com", phone: "+33612345678" }],
];
const WAYS: [string, CallOptions][] = [
  ["JSON", {}],
  ["JSON, slash", { slash: true }],
  ["XML", { format: "xml" }],
  ["XML, slash", { format: "xml", slash: true }],
];
const CASES = MATCHINGS.flatMap(([matching, keys]) => WAYS.map(([way, options]) => ({ matching, way, keys, options })));

test.each(CASES)("story 2: workflows/start by $matching, $way", async ({ keys, options }) => {
  const before = await countTasks();
  const answer = await call("workflows/start", { token, id: scenarioId, content: { a: 1 }, ...keys }, options);
  expect(answer).toMatchObject({ httpStatus: 200, error: 0, error_text: "Successful operation", profile_id: ann });
  const { rows } = await pool.query("SELECT profile_id, node_id, lane FROM task WHERE pass_id = $1", [
    answer["pass_id"],
  ]);
  expect(rows).toEqual([{ profile_id: annId, node_id: 0, lane: 0 }]);
  expect(await countTasks()).toBe(before + 1);
});

test.each(CASES)("story 3: triggers/start by $matching, $way", async ({ keys, options }) => {
  const answer = await call("campaigns/triggers/start", { token, id: mailingId, ...keys }, options);
  expect(answer).toMatchObject({ httpStatus: 200, error: 0, profile_id: ann, status: "queued" });
  const { rows } = await pool.query("SELECT profile_id, mailing_id, address, status FROM message WHERE id = $1", [
    answer["message_id"],
  ]);
  expect(rows).toEqual([{ profile_id: annId, mailing_id: mailingId, address: "ann.work@x.com", status: "queued" }]);
});

test("the token may stand in the header; in the URL it is not looked for", async () => {
  const body = { id: scenarioId, email: "ann@x.com" };
  expect((await call("workflows/start", body, { headers: { authorization: `Bearer ${token}` } })).error).toBe(0);
  const inUrl = await call(`workflows/start?token=${token}`, body);
  expect([inUrl.httpStatus, inUrl.error]).toEqual([401, 401]);
});

test("what the caller sends along is the task's apicontent, in JSON with its types, in XML as text", async () => {
  const content = { order: { total: 1.5, items: [{ name: "a" }] }, ok: true };
  const read = async (answer: Record<string, unknown>) =>
    (await pool.query<{ apicontent: unknown }>("SELECT apicontent FROM task WHERE pass_id = $1", [answer["pass_id"]]))
      .rows[0]?.apicontent;
  const body = { token, id: scenarioId, email: "ann@x.com", content };
  expect(await read(await call("workflows/start", body))).toEqual(content);
  expect(await read(await call("workflows/start", body, { format: "xml" }))).toEqual({
    order: { total: "1.5", items: [{ name: "a" }] },
    ok: "true",
  });
});

test("the short name triggers/start is the same method, and trigger_id the same parameter", async () => {
  const answer = await call("triggers/start", { token, trigger_id: mailingId, email: "ann@x.com" });
  expect(answer).toMatchObject({ error: 0, profile_id: ann });
  const both = await call("triggers/start", { token, trigger_id: mailingId, id: mailingId + 1, email: "ann@x.com" });
  expect(both).toMatchObject({ httpStatus: 400, error: 400 });
  expect(both.error_text).toContain("trigger_id");
});

test("a mailing to somebody who is not subscribed is no failure: 200, not_sent and why", async () => {
  const answer = await call("triggers/start", { token, id: mailingId, email: "bob@x.com" });
  expect(answer).toMatchObject({ error: 0, profile_id: bob, status: "not_sent", reason: "not_subscribed" });
  expect(Number(answer["message_id"])).toBeGreaterThan(0);
});

test("reentry refused is no failure: 200, skipped and no pass_id", async () => {
  const id = await makeRunningScenario(database, { ...world, name: "Once", reentry: "skip" });
  const body = { token, id, email: "ann@x.com" };
  expect(await call("workflows/start", body)).toMatchObject({ error: 0 });
  const again = await call("workflows/start", body);
  expect(again).toMatchObject({ httpStatus: 200, error: 0, profile_id: ann, skipped: "reentry" });
  expect(again["pass_id"]).toBeUndefined();
  expect(await countTasks(id)).toBe(1);
});

test("parameters of other platforms are accepted and named, anything else is refused by its name", async () => {
  const body = { token, id: scenarioId, email: "ann@x.com" };
  const unused = { resource_id: 1, subscription_filter: { email: "x" }, custom_data: {}, attach: [], detect_geo: true };
  const answer = await call("workflows/start", { ...body, ...unused });
  expect(answer.error).toBe(0);
  for (const name of Object.keys(unused)) expect(JSON.stringify(answer["warnings"])).toContain(name);
  const refused = await call("workflows/start", { ...body, emial: "x" });
  expect(refused).toMatchObject({ httpStatus: 400, error: 400, error_text: "emial is not a known parameter." });
});

test("a stranger's scenario, mailing and database do not exist", async () => {
  const stranger = await makeApiWorld(database);
  const theirs = { token: stranger.token, email: "ann@x.com" };
  expect(await call("workflows/start", { ...theirs, id: scenarioId })).toMatchObject({ httpStatus: 404, error: 404 });
  expect(await call("triggers/start", { ...theirs, id: mailingId })).toMatchObject({ httpStatus: 404, error: 404 });
  expect(await call("profiles/get", { ...theirs, db_id: databaseId })).toMatchObject({ httpStatus: 404, error: 404 });
});

test("a token without the scope is 403", async () => {
  const limited = await makeApiToken(prisma, world.accountId, ["data.view"]);
  const answer = await call("workflows/start", { token: limited, id: scenarioId, email: "ann@x.com" });
  expect(answer).toMatchObject({ httpStatus: 403, error: 403 });
});

test("scenarios that start each other in a circle end after ten hops", async () => {
  const body = { token, id: scenarioId, email: "ann@x.com" };
  const answer = await call("workflows/start", body, { headers: { "x-cuelight-hops": "10" } });
  const { rows } = await pool.query("SELECT hops FROM task WHERE pass_id = $1", [answer["pass_id"]]);
  expect(rows).toEqual([{ hops: 10 }]);
  const ended = await call("workflows/start", body, { headers: { "x-cuelight-hops": "11" } });
  expect(ended).toMatchObject({ httpStatus: 409, error: 409 });
});

test("start_batch sends to each profile, one item's failure is its own, and ids that were sent to are listed", async () => {
  const data = [
    { email: "ann@x.com", content: { a: 1 } },
    { email: "nobody@x.com" },
    { email: "bob@x.com" },
    { email: "?" },
  ];
  const answer = await call("campaigns/triggers/start_batch", {
    token,
    trigger_id: mailingId,
    matching: "email",
    data,
  });
  expect(answer).toMatchObject({ httpStatus: 200, error: 0, result: [ann] });
  expect(answer["data"]).toEqual([
    expect.objectContaining({ error: 0, profile_id: ann, status: "queued" }),
    expect.objectContaining({ error: 404 }),
    expect.objectContaining({ error: 0, profile_id: bob, status: "not_sent", reason: "not_subscribed" }),
    expect.objectContaining({ error: 400 }),
  ]);
  const custom = await call("campaigns/triggers/start_batch", {
    token,
    id: mailingId,
    matching: "custom",
    field_name: "crm_id",
    data: [{ field_value: 7 }],
  });
  expect(custom).toMatchObject({ error: 0, result: [ann] });
  const xml = await call(
    "campaigns/triggers/start_batch",
    { token, id: mailingId, data: [{ email: "ann@x.com" }] },
    { format: "xml" },
  );
  expect(xml).toMatchObject({ error: 0, result: [ann] });
});

test("workflows/start_batch puts each profile into the scenario with its own content, and one item's failure is its own", async () => {
  const data = [{ email: "ann@x.com", content: { a: 1 } }, { email: "nobody@x.com" }, { email: "bob@x.com" }];
  const answer = await call("workflows/start_batch", { token, id: scenarioId, content: { a: 2 }, data });
  expect(answer).toMatchObject({ httpStatus: 200, error: 0 });
  const items = z.array(z.looseObject({ pass_id: z.number().optional() })).parse(answer["data"]);
  expect(items).toMatchObject([{ error: 0, profile_id: ann }, { error: 404 }, { error: 0, profile_id: bob }]);
  const { rows } = await pool.query("SELECT apicontent FROM task WHERE pass_id = ANY($1::bigint[]) ORDER BY pass_id", [
    items.flatMap(({ pass_id }) => pass_id ?? []),
  ]);
  expect(rows).toEqual([{ apicontent: { a: 1 } }, { apicontent: { a: 2 } }]);
  const unknown = await call("workflows/start_batch", { token, id: 999_999, data });
  expect(unknown).toMatchObject({ httpStatus: 404, error: 404 });
});

test("many starts at once: each caller gets its own answer, and the bad ones fail alone", async () => {
  const before = await countTasks();
  const bodies = Array.from({ length: 200 }, (_, n) => ({
    token,
    id: n % 10 === 3 ? 999_999 : scenarioId,
    email: n % 10 === 7 ? "nobody@x.com" : "ann@x.com",
    content: { n },
  }));
  const answers = await Promise.all(bodies.map((body) => call("workflows/start", body)));
  expect(answers.map(({ error }) => error)).toEqual(bodies.map((_, n) => (n % 10 === 3 || n % 10 === 7 ? 404 : 0)));
  const passes = answers.flatMap((answer, n) => (answer.error === 0 ? [{ pass: answer["pass_id"], n }] : []));
  expect(await countTasks()).toBe(before + passes.length);
  const { rows } = await pool.query<{ pass_id: bigint; n: number }>(
    "SELECT pass_id, (apicontent->>'n')::int AS n FROM task WHERE pass_id = ANY($1)",
    [passes.map(({ pass }) => pass)],
  );
  const found = new Map(rows.map(({ pass_id, n }) => [Number(pass_id), n]));
  expect(passes.map(({ pass }) => found.get(Number(pass)))).toEqual(passes.map(({ n }) => n));
});

test("an address that is no method answers 404 in the API's shape, another verb 405", async () => {
  for (const format of ["json", "xml"] as const) {
    const answer = await call("workflows/stat", { token }, { format });
    expect(answer).toMatchObject({ httpStatus: 404, error: 404 });
    expect(answer.headers.get("content-type")).toContain(format);
  }
  const get = await fetch(`${url}/api/v1.1/workflows/start`);
  expect([get.status, await get.json()]).toEqual([405, expect.objectContaining({ error: 405 })]);
});
