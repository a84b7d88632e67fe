import fc from "fast-check";
import { expect, test } from "vitest";
import { getKeyShard } from "@/lib/domain/matching/key-shard";
import { listKeyValues } from "@/lib/domain/fields/key-values";
import { listSubscriptionKeys } from "@/lib/domain/profiles/import/list-subscription-keys";
import { getDatabaseView } from "@/lib/db/queries/databases/get-database-view.server";
import type { JsonObject } from "@/lib/shared/json";
import { startApiServer } from "@/lib/testing/api-server";
import { makeApiWorld, makeRunningScenario } from "@/lib/testing/api-world";
import { testDatabase } from "@/lib/testing/test-database";
import { API_ROUTES } from "./routes.server";

const RUNS = 2000;
const DOCUMENTED = new Set([200, 400, 401, 403, 404, 409, 413, 415, 429]);

const database = await testDatabase();
const { pool } = database;
const { call } = await startApiServer();
const world = await makeApiWorld(database);
const once = await makeRunningScenario(database, { ...world, name: "Once", reentry: "skip" });

/** Values that mean something here, so that a good part of the bodies gets past the contract. */
const KNOWN: Record<string, unknown[]> = {
  token: [...Array.from({ length: 30 }, () => world.token), "cue_x", 5],
  id: [world.scenarioId, world.mailingId, world.mailingId, once, 999, "1"],
  trigger_id: [world.mailingId, -1],
  workflow_id: [world.scenarioId, world.scenarioId, once, 999],
  task_id: [1, 2, "x"],
  kind: ["static", "dynamic", "x"],
  condition: [{ kind: "group", match: "all", items: [] }, { kind: "field" }, null],
  db_id: [world.databaseId, world.databaseId, 999],
  matching: ["email", "email_profile", "email_sub", "phone", "phone_sub", "profile_id", "custom", "email_phone", "x"],
  email: ["a@x.com", "B@x.com", "c@x.com", "no", ""],
  phone: ["+33612345678", "+33612345679", 33612345678, "0"],
  profile_id: ["0".repeat(24), "xyz"],
  field_name: ["crm_id", "shop", "email", "phones", "note", "__proto__", "constructor"],
  field_value: [7, "7", "s", true, 1e300],
  content: [{}, { a: [1, { b: null }] }, "x", { ["__proto__"]: 1 }],
  limit: [1, 0, 1000],
  from_id: [1, 2 ** 31],
  skip_invalid_subscriptions: [true, "maybe"],
  ui_tags: [[], ["x"], "x"],
  format: ["json", "xml", "csv"],
};
const fieldValue = fc.oneof(
  fc.constantFrom<unknown>("a@x.com", "B@x.com", "+33612345678", ["+33612345679"], 7, "7", "s", null, true, ""),
  fc.record({
    action: fc.constantFrom("set", "unset", "incr", "add", "delete", "upsert", "x"),
    value: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom<unknown>("s", null, ["a"], {})),
  }),
  fc.jsonValue({ maxDepth: 2 }),
);
const subscription = fc.record(
  {
    channel: fc.constantFrom("email", "email", "sms"),
    resource_id: fc.constantFrom<unknown>(world.resourceId, world.resourceId, 999, "1"),
    email: fc.constantFrom("s@x.com", "a@x.com", "no"),
    status: fc.constantFrom<unknown>("subscribed", "unsubscribed", 4, "x", 1.5),
    priority: fc.integer({ min: -1, max: 3 }),
  },
  { requiredKeys: ["channel", "resource_id"] },
);
const fieldName = fc.constantFrom(
  "email",
  "phones",
  "crm_id",
  "shop",
  "points",
  "note",
  "_fname",
  "_bdate",
  "fname",
  "nope",
);
const profile = fc
  .tuple(fc.dictionary(fieldName, fieldValue, { maxKeys: 4 }), fc.option(fc.array(subscription, { maxLength: 2 })))
  .map(([fields, subscriptions]) => (subscriptions ? { ...fields, subscriptions } : fields));
const batchItem = fc.record(
  {
    email: fc.constantFrom("a@x.com", "c@x.com", "no"),
    phone: fc.constantFrom("+33612345678", 1),
    content: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const segment = await call("segments/add", { token: world.token, db_id: world.databaseId, name: "List" });
KNOWN["add_to_segments"] = [[segment["id"]], [], [999]];
KNOWN["remove_from_segments"] = [[segment["id"]], [], "x"];
KNOWN["segment_id"] = [segment["id"], segment["id"], 999];
/** Parameters of each method: those it cannot do without, and the others. */
const MATCHING = ["matching", "email", "phone", "profile_id", "field_name", "field_value"];
const PAGE: [string[], string[]] = [[], ["from_id", "limit"]];
const IMPORTED = [
  "skip_invalid_subscriptions",
  "skip_triggers",
  "detect_geo",
  "add_to_segments",
  "remove_from_segments",
];
const IMPORTED_BATCH: [string[], string[]] = [
  ["db_id", "profiles"],
  ["matching", "field_name", ...IMPORTED],
];
const STARTED_BATCH: [string[], string[]] = [
  ["workflow_id", "db_id", "profiles"],
  ["content", "matching", ...IMPORTED],
];
const SENT_BATCH: [string[], string[]] = [
  ["trigger_id", "items"],
  ["id", "matching", "field_name", "content"],
];
const ENTERED_BATCH: [string[], string[]] = [
  ["id", "items"],
  ["matching", "field_name", "content"],
];
const MEMBER: [string[], string[]] = [
  ["segment_id", "db_id", "email"],
  ["skip_triggers", ...MATCHING],
];
const PARAMETERS: Record<string, [string[], string[]]> = {
  "campaigns/triggers/get": [["id"], []],
  "campaigns/triggers/import_and_start": [
    ["trigger_id", "db_id", "profile"],
    ["content", ...IMPORTED, ...MATCHING],
  ],
  "campaigns/triggers/list": PAGE,
  "databases/get": [["db_id"], []],
  "profiles/delete": [["db_id", "phone", "matching"], ["field_name"]],
  "profiles/import_batch": IMPORTED_BATCH,
  "profiles/import_batch_task": IMPORTED_BATCH,
  "profiles/segstatic/add": MEMBER,
  "profiles/segstatic/remove": MEMBER,
  "resources/list": PAGE,
  "segments/add": [
    ["db_id", "name"],
    ["kind", "condition", "description"],
  ],
  "segments/list": [[], ["from_id", "limit", "db_id"]],
  "tasks/get": [["task_id"], []],
  "templates/list": PAGE,
  "workflows/import_and_start": [
    ["workflow_id", "db_id", "profile"],
    ["content", ...IMPORTED, ...MATCHING],
  ],
  "workflows/import_and_start_batch": STARTED_BATCH,
  "workflows/import_and_start_batch_task": STARTED_BATCH,
  "campaigns/triggers/start": [
    ["id", "email"],
    ["trigger_id", "content", "attach", ...MATCHING],
  ],
  "campaigns/triggers/start_batch": SENT_BATCH,
  "campaigns/triggers/start_batch_task": SENT_BATCH,
  "databases/list": [[], ["from_id", "limit"]],
  "events/send": [
    ["db_id", "email", "event"],
    ["content", ...MATCHING],
  ],
  "profiles/get": [["db_id", "email"], MATCHING],
  "profiles/import": [
    ["db_id", "profile"],
    ["skip_invalid_subscriptions", "detect_geo", ...MATCHING],
  ],
  "triggers/start": [
    ["id", "email"],
    ["trigger_id", "content", ...MATCHING],
  ],
  "workflows/list": [[], ["from_id", "limit", "ui_tags"]],
  "workflows/start_batch": ENTERED_BATCH,
  "workflows/start_batch_task": ENTERED_BATCH,
  "workflows/start": [
    ["id", "email"],
    ["content", "custom_data", ...MATCHING],
  ],
};
const SENT_AS: Record<string, string> = { items: "data", profile: "data", profiles: "data" };
const VALUES: Record<string, fc.Arbitrary<unknown>> = {
  ...Object.fromEntries(Object.entries(KNOWN).map(([name, values]) => [name, fc.constantFrom(...values)])),
  items: fc.array(batchItem, { minLength: 1, maxLength: 3 }),
  profile,
  profiles: fc.array(fc.oneof(profile, batchItem), { minLength: 1, maxLength: 3 }),
};
const anything = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(0, -1, 2 ** 31, 2 ** 53, 1e308, "", [], {}));

/** Mostly what the method asks for, sometimes without it, with a wrong type, or with a member that nobody knows. */
function bodyOf(name: string): fc.Arbitrary<Record<string, unknown>> {
  const [required, optional] = PARAMETERS[name] ?? [["id"], []];
  return fc
    .tuple(
      fc.subarray(optional, { maxLength: Math.min(3, optional.length) }),
      fc.nat(9),
      fc.constantFrom(...required, "token"),
    )
    .chain(([kept, dice, victim]) => {
      const names = [...new Set(["token", ...required, ...kept])].filter((one) => dice !== 0 || one !== victim);
      const value = (one: string) => (dice === 1 && one === victim ? anything : (VALUES[one] ?? anything));
      const members = fc.record(Object.fromEntries(names.map((one) => [SENT_AS[one] ?? one, value(one)])));
      const more = dice === 2 ? fc.dictionary(fc.string(), anything, { maxKeys: 1 }) : fc.constant({});
      return fc.tuple(members, more).map(([own, extra]) => ({ ...own, ...extra }));
    });
}
const raw = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.json(),
  fc.json().map((text) => text.slice(0, -1)),
  fc.constantFrom(
    "",
    "null",
    "[]",
    "<xml/>",
    "<xml><a></xml>",
    '{"a":"\\ud800"}',
    '{"__proto__":{"x":1}}',
    "[".repeat(5000),
  ),
);
const method = fc.constantFrom(...API_ROUTES.map(({ path }) => path));
const methodAndBody = method.chain((name) => fc.tuple(fc.constant(name), bodyOf(name)));
const format = fc.constantFrom("json" as const, "json" as const, "xml" as const);

/** All that a call may change, as one text. */
async function snapshot(): Promise<string | undefined> {
  const tables = [
    "profile",
    "profile_key",
    "subscription",
    "profile_event",
    "task",
    "message",
    "effect",
    "task_event",
    "background_job",
  ];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table})`).join(", ");
  const { rows } = await pool.query<{ all: string }>(
    `SELECT concat_ws(' ', ${counts}, (SELECT sum(version) FROM profile), (SELECT sum(priority) FROM subscription)) AS all`,
  );
  return rows[0]?.all;
}

test(`${RUNS} generated bodies: never 500 or more, always the documented shape, a failure writes nothing`, async () => {
  // Somebody to find, however chance plays: few generated imports are right in everything.
  await call("profiles/import", { token: world.token, db_id: world.databaseId, data: { email: "a@x.com" } });
  let before = await snapshot();
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(methodAndBody, format, async ([name, given], as) => {
      const answer = await call(name, given, { format: as });
      seen.set(answer.httpStatus, (seen.get(answer.httpStatus) ?? 0) + 1);
      expect(DOCUMENTED).toContain(answer.httpStatus);
      expect(answer.error).toBe(answer.httpStatus === 200 ? 0 : answer.httpStatus);
      expect(answer.error_text).not.toBe("");
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      const after = await snapshot();
      if (answer.error !== 0) expect(after).toBe(before);
      before = after;
    }),
    { numRuns: RUNS },
  );
  // The generator reaches the inside, not the doorstep only.
  expect(seen.get(200)).toBeGreaterThan(RUNS / 10);
  for (const status of [400, 401, 404, 409]) expect([status, (seen.get(status) ?? 0) > 10]).toEqual([status, true]);
  await expectKeysToFollow();
}, 300_000);

test("1000 bodies that are no bodies", async () => {
  await fc.assert(
    fc.asyncProperty(method, raw, format, async (name, text, as) => {
      const answer = await call(name, {}, { format: as, raw: text });
      expect(DOCUMENTED).toContain(answer.httpStatus);
      expect(answer.error).toBe(answer.httpStatus);
    }),
    { numRuns: 1000 },
  );
}, 120_000);

/** Whatever was written, each profile's keys are those of its fields and subscriptions, and nobody else has any. */
async function expectKeysToFollow(): Promise<void> {
  const view = await getDatabaseView(pool, { accountId: world.accountId, groupIds: [] }, world.databaseId);
  const profiles = await pool.query<{ id: bigint; fields: JsonObject }>("SELECT id, fields FROM profile");
  const subscriptions = await pool.query<{ profile_id: bigint; channel: string; address: string }>(
    "SELECT profile_id, channel, address FROM subscription",
  );
  const expected = profiles.rows.flatMap(({ id, fields }) => {
    const own = subscriptions.rows.filter((row) => row.profile_id === id);
    const keys = [...listKeyValues(fields, view?.fields.values() ?? []), ...listSubscriptionKeys(own)];
    return keys.map(({ field, value, isUnique }) => `${getKeyShard(value)} ${field} ${value} ${id} ${isUnique}`);
  });
  const { rows } = await pool.query<{ line: string }>(
    "SELECT concat_ws(' ', key_shard, field, value, profile_id, is_unique::text) AS line FROM profile_key",
  );
  expect(rows.map(({ line }) => line).sort()).toEqual(expected.sort());
  expect(profiles.rows.length).toBeGreaterThan(0);
}
