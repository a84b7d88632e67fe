import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { findProfiles } from "@/lib/db/queries/profiles/find-profiles.server";
import { getKeyShard } from "@/lib/domain/matching/key-shard";
import { makeMatch, type MatchingInput } from "@/lib/domain/matching/make-match";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { AppError } from "@/lib/shared/app-error";
import type { JsonObject } from "@/lib/shared/json";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { testDatabase } from "@/lib/testing/test-database";
import { makeImportItems, type ImportRequest } from "./make-import-items.server";
import { writeProfiles, type ItemOutcome } from "./write-profiles.server";

const { pool, prisma } = await testDatabase();
const account = await prisma.account.create({ data: { name: "Acme" } });
const actor: Actor = {
  kind: "token",
  id: 7,
  name: "t",
  accountId: account.id,
  zone: "UTC",
  role: "master",
  permissions: [],
  groupIds: [],
  ip: null,
  requestId: "r",
};
let made = 0;

async function makeDatabase(more: { emailUnique?: boolean } = {}): Promise<number> {
  const database = await prisma.database.create({
    data: {
      accountId: account.id,
      name: `Leads ${(made += 1)}`,
      ...more,
      fields: {
        create: [
          { name: "crm_id", type: "integer", isKey: true, isUnique: true },
          { name: "shop", type: "string", isKey: true },
          { name: "points", type: "integer" },
          { name: "tags", type: "tag" },
        ],
      },
    },
  });
  return database.id;
}

type Given = Partial<Omit<ImportRequest, "matching">> & { matching?: MatchingInput | null };

async function write(databaseId: number, requests: Given[]): Promise<ItemOutcome[]> {
  return inTransaction(pool, async (client) => {
    const database = await requireDatabaseView(client, actor, { id: databaseId });
    const items = await makeImportItems(
      client,
      { actor, database },
      requests.map((request) => ({
        matching: { matching: "email" },
        data: {},
        subscriptions: [],
        path: "data",
        skipInvalidSubscriptions: false,
        ...request,
      })),
    );
    const good = items.flatMap((item) => (item.ok ? [item.item] : []));
    const bad = items.flatMap((item) => (item.ok ? [] : [{ ok: false as const, error: item.error }]));
    return [
      ...bad,
      ...(await writeProfiles(
        client,
        { database, now: new Date(), source: "token:7", cause: { how: "api", hops: 0, lane: 0, starts: true } },
        good,
      )),
    ];
  });
}

async function find(databaseId: number, input: MatchingInput) {
  const database = await requireDatabaseView(pool, actor, { id: databaseId });
  const match = makeMatch(input, database.fields);
  if (!match.ok) return match;
  return (await findProfiles(pool, [{ databaseId, match: match.value }]))[0];
}

const one = async (databaseId: number, data: JsonObject, more: Given = {}) => {
  const [outcome] = await write(databaseId, [{ data, ...more }]);
  if (!outcome?.ok) throw outcome?.error ?? new Error("no outcome");
  return outcome;
};
const read = async (id: bigint) => {
  const { rows } = await pool.query<{ fields: JsonObject; version: number }>(
    "SELECT fields, version FROM profile WHERE id = $1",
    [id],
  );
  return rows[0];
};
const keysOf = async (databaseId: number) => {
  const { rows } = await pool.query<{ key_shard: number; field: string; value: string }>(
    "SELECT key_shard, field, value FROM profile_key WHERE database_id = $1 ORDER BY field, value",
    [databaseId],
  );
  expect(rows.map((row) => row.key_shard)).toEqual(rows.map((row) => getKeyShard(row.value)));
  return rows.map((row) => `${row.field}=${row.value}`);
};
const messageOf = (outcome: ItemOutcome | undefined) => (outcome && !outcome.ok ? outcome.error.message : "no error");

test("a new profile is found by every value that may match it, and by its id", async () => {
  const db = await makeDatabase();
  const { id, publicId } = await one(db, { email: "Ann@X.com", phones: ["+33612345678"], crm_id: "7" });
  const found = { kind: "one", id, publicId };
  expect(await find(db, { matching: "email", email: "ANN@x.com" })).toEqual(found);
  expect(await find(db, { matching: "phone", phone: "33 6 12 34 56 78" })).toEqual(found);
  expect(await find(db, { matching: "custom", field_name: "crm_id", field_value: 7 })).toEqual(found);
  expect(await find(db, { matching: "profile_id", profile_id: publicId.toUpperCase() })).toEqual(found);
  expect(await find(await makeDatabase(), { matching: "profile_id", profile_id: publicId })).toEqual({ kind: "none" });
  const invented = `00000000${publicId.slice(8)}`;
  expect(await find(db, { matching: "profile_id", profile_id: invented })).toEqual({ kind: "none" });
});

test("an update changes what it names, raises the version and writes the history; nothing new writes nothing", async () => {
  const db = await makeDatabase();
  const first = await one(db, { email: "a@x.com", points: 1, tags: ["a"] });
  const second = await one(db, {
    email: "a@x.com",
    points: { action: "incr", value: 4 },
    tags: { action: "add", value: "b" },
  });
  expect(second).toMatchObject({ id: first.id, created: false, changed: true });
  expect(await read(first.id)).toEqual({ fields: { email: "a@x.com", points: 5, tags: ["a", "b"] }, version: 2 });
  expect(await one(db, { email: "a@x.com", points: 5 })).toMatchObject({ changed: false });
  const { rows } = await pool.query(
    "SELECT kind, source, detail FROM profile_event WHERE profile_id = $1 ORDER BY id",
    [first.id],
  );
  expect(rows).toEqual([
    expect.objectContaining({ kind: "created", source: "token:7" }),
    {
      kind: "changed",
      source: "token:7",
      detail: { fields: { points: { from: 1, to: 5 }, tags: { from: ["a"], to: ["a", "b"] } } },
    },
  ]);
});

test("keys follow the fields", async () => {
  const db = await makeDatabase();
  await one(db, { email: "a@x.com", phones: ["+33612345678", "+33612345679"], shop: "north" });
  await one(db, { email: "a@x.com", phones: ["+33612345679"], shop: null });
  expect(await keysOf(db)).toEqual(["email=a@x.com", "phones=+33612345679"]);
});

test("within one import a later item finds the profile that an earlier one made", async () => {
  const db = await makeDatabase();
  const outcomes = await write(db, [
    { data: { email: "a@x.com", crm_id: 1 } },
    { data: { email: "a@x.com", points: 2 } },
    { matching: { matching: "custom", field_name: "crm_id", field_value: 1 }, data: { email: "b@x.com" } },
    { data: { email: "a@x.com" } },
  ]);
  const ids = outcomes.map((outcome) => (outcome.ok ? [outcome.id, outcome.created] : outcome.error.message));
  const first = ids[0]?.[0];
  expect(ids.slice(0, 3)).toEqual([
    [first, true],
    [first, false],
    [first, false],
  ]);
  expect(ids[3]?.[1]).toBe(true);
  expect(await keysOf(db)).toEqual(["email=a@x.com", "email=b@x.com", "f:crm_id=1"]);
});

test("an item that fails leaves no trace and its neighbours alone", async () => {
  const db = await makeDatabase();
  const outcomes = await write(db, [
    { data: { email: "a@x.com", crm_id: 1 } },
    { data: { email: "b@x.com", crm_id: 1 } },
    { data: { email: "c@x.com", points: { action: "add", value: 1 } } },
    { data: { email: "d@x.com" } },
  ]);
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, false, true]);
  expect(messageOf(outcomes[1])).toBe('data.crm_id must be unique: another profile of the database "Leads 6" has "1".');
  expect(messageOf(outcomes[2])).toBe('data.points is of type integer, which has no "add".');
  expect(await keysOf(db)).toEqual(["email=a@x.com", "email=d@x.com", "f:crm_id=1"]);
});

test("e-mail is unique in a database unless its settings say otherwise", async () => {
  const strict = await makeDatabase();
  await one(strict, { email: "a@x.com" });
  await one(strict, { email: "b@x.com" });
  const taken = one(strict, { email: "a@x.com" }, { matching: { matching: "email", email: "b@x.com" } });
  await expect(taken).rejects.toMatchObject({ code: "conflict", field: "data.email" });
  const loose = await makeDatabase({ emailUnique: false });
  await one(loose, { email: "a@x.com" });
  await one(loose, { email: "a@x.com" }, { matching: null });
  expect(await find(loose, { matching: "email", email: "a@x.com" })).toEqual({ kind: "ambiguous", field: "email" });
});

test("a phone of two profiles is ambiguous, with the e-mail it is not", async () => {
  const db = await makeDatabase();
  const a = await one(db, { email: "a@x.com", phones: ["+33612345678"] });
  await one(db, { email: "b@x.com", phones: ["+33612345678"] });
  const phone = "+33612345678";
  expect(await find(db, { matching: "phone", phone })).toEqual({ kind: "ambiguous", field: "phone" });
  expect(await find(db, { matching: "email_phone", phone, email: "a@x.com" })).toMatchObject({ id: a.id });
  const again = one(db, { points: 1 }, { matching: { matching: "phone", phone } });
  await expect(again).rejects.toMatchObject({ code: "conflict", field: "phone" });
});

test.each([
  ["a unique e-mail", (): MatchingInput => ({ matching: "email", email: "new@x.com" }), {}],
  ["a phone, which is not unique", (): MatchingInput => ({ matching: "phone", phone: "+33612345678" }), {}],
  [
    "a key field that is not unique",
    (): MatchingInput => ({ matching: "custom", field_name: "shop", field_value: "s" }),
    {},
  ],
  [
    "an e-mail that need not be unique",
    (): MatchingInput => ({ matching: "email", email: "new@x.com" }),
    { emailUnique: false },
  ],
])("imports at once make no twins: %s", async (_name, matching, settings) => {
  const db = await makeDatabase(settings);
  const runs = Array.from({ length: 8 }, (_, n) =>
    write(db, [
      { matching: matching(), data: { points: { action: "incr", value: 1 }, tags: { action: "add", value: `t${n}` } } },
    ]),
  );
  const outcomes = (await Promise.all(runs)).flat();
  const ids = new Set(outcomes.map((outcome) => (outcome.ok ? outcome.id : outcome.error.message)));
  expect(ids.size).toBe(1);
  expect(outcomes.filter((outcome) => outcome.ok && outcome.created)).toHaveLength(1);
  const [id] = ids;
  const profile = typeof id === "bigint" ? await read(id) : undefined;
  expect(profile?.fields["points"]).toBe(8);
  expect(await keysOf(db)).toHaveLength(1);
});

test("two imports that want the same unique value for different profiles: one gets it, the other is told", async () => {
  const db = await makeDatabase();
  await write(
    db,
    ["a", "b", "c", "d"].map((name) => ({ data: { email: `${name}@x.com` } })),
  );
  const runs = ["a", "b", "c", "d"].map((name) => write(db, [{ data: { email: `${name}@x.com`, crm_id: 9 } }]));
  const outcomes = (await Promise.all(runs)).flat();
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  for (const outcome of outcomes) if (!outcome.ok) expect(outcome.error).toMatchObject({ code: "conflict" });
});

test("a value reached by incr that another profile owns is a conflict, not a failure", async () => {
  const db = await makeDatabase();
  await write(db, [{ data: { email: "a@x.com", crm_id: 1 } }, { data: { email: "b@x.com", crm_id: 2 } }]);
  const [outcome] = await write(db, [{ data: { email: "a@x.com", crm_id: { action: "incr", value: 1 } } }]);
  expect(messageOf(outcome)).toContain("data.crm_id must be unique");
});

test("a required field is asked of new profiles and cannot be taken away", async () => {
  const db = await makeDatabase();
  await prisma.field.create({ data: { databaseId: db, name: "plan", type: "string", required: true } });
  await expect(one(db, { email: "a@x.com" })).rejects.toMatchObject({ code: "bad_request", field: "data.plan" });
  await one(db, { email: "a@x.com", plan: "free" });
  await expect(one(db, { email: "a@x.com", plan: null })).rejects.toMatchObject({ field: "data.plan" });
});

test("subscriptions: made and changed, matched by their address, refused where the resource does not allow them", async () => {
  const db = await makeDatabase();
  const resource = await prisma.resource.create({
    data: {
      accountId: account.id,
      name: `Alerts ${db}`,
      channels: ["email"],
      databases: { create: { databaseId: db } },
    },
  });
  const subscribe = (more: object) => ({
    subscriptions: [{ channel: "email", resource_id: resource.id, ...more }],
  });
  const { id } = await one(db, { email: "a@x.com" }, subscribe({}));
  await one(db, { email: "a@x.com" }, subscribe({ email: "Other@X.com", status: 4, priority: 5 }));
  await one(db, { email: "a@x.com" }, subscribe({ status: "unsubscribed" }));
  const { rows } = await pool.query(
    "SELECT address, status, priority FROM subscription WHERE profile_id = $1 ORDER BY 1",
    [id],
  );
  expect(rows).toEqual([
    { address: "a@x.com", status: "unsubscribed", priority: 0 },
    { address: "other@x.com", status: "unconfirmed", priority: 5 },
  ]);
  expect(await find(db, { matching: "email_sub", email: "other@x.com" })).toMatchObject({ id });
  expect(await find(db, { matching: "email", email: "other@x.com" })).toMatchObject({ id });
  expect(await find(db, { matching: "email_profile", email: "other@x.com" })).toEqual({ kind: "none" });
  const other = await makeDatabase();
  const refused = one(other, { email: "a@x.com" }, subscribe({}));
  await expect(refused).rejects.toMatchObject({ code: "bad_request", field: "data.subscriptions.0.resource_id" });
  expect(await find(other, { matching: "email", email: "a@x.com" })).toEqual({ kind: "none" });
  const skipped = await one(other, { email: "a@x.com" }, { ...subscribe({}), skipInvalidSubscriptions: true });
  expect(skipped).toMatchObject({ created: true });
});

test("an unknown field is refused by its place; another platform's field is passed over", async () => {
  const db = await makeDatabase();
  await expect(one(db, { email: "a@x.com", nope: 1 })).rejects.toBeInstanceOf(AppError);
  await expect(one(db, { email: "a@x.com", nope: 1 })).rejects.toMatchObject({ field: "data.nope" });
  const { id } = await one(db, { email: "a@x.com", _browser: "x", fname: "Ann", _postal_code: 75001 });
  expect((await read(id))?.fields).toEqual({ email: "a@x.com", _fname: "Ann", _zip: "75001" });
});
