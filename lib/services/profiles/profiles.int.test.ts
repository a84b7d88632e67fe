import { expect, test } from "vitest";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { getProfileShard, parseProfileId } from "@/lib/domain/profiles/profile-id";
import { enterScenario } from "@/lib/engine/enter-scenario.server";
import { makeRunningScenario } from "@/lib/testing/api-world";
import { listProfilePasses } from "./list-profile-passes.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { addField } from "@/lib/services/databases/add-field.server";
import { createDatabase } from "@/lib/services/databases/create-database.server";
import { getDatabase } from "@/lib/services/databases/get-database.server";
import { removeField } from "@/lib/services/databases/remove-field.server";
import { updateDatabase } from "@/lib/services/databases/update-database.server";
import { updateField } from "@/lib/services/databases/update-field.server";
import { createResource } from "@/lib/services/resources/create-resource.server";
import { updateResource } from "@/lib/services/resources/update-resource.server";
import type { JsonObject } from "@/lib/shared/json";
import { testDatabase } from "@/lib/testing/test-database";
import { createProfile } from "./create-profile.server";
import { deleteProfile } from "./delete-profile.server";
import { getProfile } from "./get-profile.server";
import { listProfileEvents } from "./list-profile-events.server";
import { listProfiles } from "./list-profiles.server";
import { setSubscription } from "./set-subscription.server";
import { updateProfile } from "./update-profile.server";

const { pool, prisma } = await testDatabase();

async function makeActor(name: string): Promise<Actor> {
  const account = await prisma.account.create({ data: { name } });
  const user = await prisma.user.create({
    data: { accountId: account.id, email: `${name}@x.test`, name: "Ann", passwordHash: "x", role: "master" },
  });
  const more = { zone: "UTC", role: "master" as const, permissions: [], groupIds: [], ip: null, requestId: "r" };
  return { kind: "user", id: user.id, name: "Ann", accountId: account.id, ...more };
}
const actor = await makeActor("acme");
const stranger = await makeActor("other");
let made = 0;

async function makeDatabase(): Promise<number> {
  const name = `Leads ${(made += 1)}`;
  const { id } = await createDatabase(actor, { name, description: "", emailUnique: true, groupIds: [] });
  return id;
}
const field = (name: string, more = {}) => ({
  name,
  label: "",
  description: "",
  type: "string" as const,
  required: false,
  isKey: false,
  isUnique: false,
  ...more,
});
const create = async (databaseId: number, fields: JsonObject) =>
  (await createProfile(actor, { databaseId, fields })).id;
const search = async (databaseId: number, text: string) =>
  (await listProfiles(actor, { databaseId, search: text, limit: 50 })).items.map(({ id }) => id);

test("a profile made by hand is read, changed, listed and deleted, with its history and by its account only", async () => {
  const databaseId = await makeDatabase();
  const id = await create(databaseId, { email: "Ann@x.com", phones: "+33612345678" });
  expect(await getProfile(actor, { id })).toMatchObject({
    databaseId,
    version: 1,
    fields: { email: "ann@x.com", phones: ["+33612345678"] },
  });
  await updateProfile(actor, { id, fields: { _fname: "Ann", phones: null }, version: 1 });
  await expect(updateProfile(actor, { id, fields: {}, version: 1 })).rejects.toMatchObject({ field: "version" });
  const { items } = await listProfileEvents(actor, { id, limit: 10 });
  expect(items.map(({ kind, source }) => [kind, source])).toEqual([
    ["changed", "Ann"],
    ["created", "Ann"],
  ]);
  await expect(getProfile(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  await expect(deleteProfile(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  const { id: inner = 0n } = parseProfileId(id) ?? {};
  await pool.query("INSERT INTO segment_member VALUES ($1, 1, $2, now())", [getProfileShard(inner), inner]);
  await deleteProfile(actor, { id });
  expect((await pool.query("SELECT 1 FROM segment_member WHERE profile_id = $1", [inner])).rowCount).toBe(0);
  await expect(getProfile(actor, { id })).rejects.toMatchObject({ code: "not_found" });
  expect((await pool.query("SELECT 1 FROM profile_key WHERE database_id = $1", [databaseId])).rowCount).toBe(0);
});

test("a profile inside a scenario leaves it when it is deleted", async () => {
  const databaseId = await makeDatabase();
  const scenarioId = await makeRunningScenario({ pool, prisma }, { accountId: actor.accountId, databaseId, name: "S" });
  const id = await create(databaseId, { email: "ann@x.com" });
  const profileId = parseProfileId(id)?.id ?? 0n;
  const item = { accountId: actor.accountId, databaseId, scenarioId, profileId, apicontent: {}, hops: 0, lane: 0 };
  await inTransaction(pool, (client) => enterScenario(client, { now: new Date(), items: [item] }));
  expect((await listProfilePasses(actor, { id })).items).toMatchObject([{ scenarioName: "S", state: "inside" }]);
  await deleteProfile(actor, { id });
  expect((await pool.query("SELECT 1 FROM task WHERE profile_id = $1", [profileId])).rowCount).toBe(0);
  const { rows } = await pool.query("SELECT kind FROM task_event WHERE profile_id = $1 ORDER BY seq", [profileId]);
  expect(rows.at(-1)).toEqual({ kind: "removed" });
});

test("a form's failure names its field", async () => {
  const databaseId = await makeDatabase();
  await create(databaseId, { email: "a@x.com" });
  await expect(create(databaseId, { email: "a@x.com" })).rejects.toMatchObject({
    code: "conflict",
    field: "fields.email",
  });
  await expect(create(databaseId, { phones: ["1"] })).rejects.toMatchObject({ field: "fields.phones.0" });
});

test("pages go through all shards newest first, each profile once", async () => {
  const databaseId = await makeDatabase();
  const ids: string[] = [];
  for (let n = 0; n < 7; n += 1) ids.unshift(await create(databaseId, { email: `p${n}@x.com` }));
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const more: { cursor?: string } = cursor === null ? {} : { cursor };
    const page = await listProfiles(actor, { databaseId, limit: 3, ...more });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(ids);
});

test("a search finds by the beginning of e-mail, phone, subscription address and key field, and by id", async () => {
  const databaseId = await makeDatabase();
  await addField(actor, { id: databaseId, ...field("CRM", { isKey: true }) });
  const resource = await createResource(actor, {
    name: "Alerts",
    description: "",
    channels: ["email"],
    databaseIds: [databaseId],
    groupIds: [],
  });
  const id = await create(databaseId, { email: "ann@x.com", phones: ["+33612345678"], CRM: "AB-17" });
  await create(databaseId, { email: "bob@x.com" });
  const set = { id, resourceId: resource.id, channel: "email", status: "subscribed" as const };
  await setSubscription(actor, { ...set, address: "work@y.com" });
  for (const text of ["ANN@", "+33 6 12", "33612345678", "work@", "AB-1", id]) {
    expect([text, await search(databaseId, text)]).toEqual([text, [id]]);
  }
  expect(await search(databaseId, "nn@x")).toEqual([]);
});

test("subscribed by hand with the profile's own address; unsubscribed again; the version of the fields stays", async () => {
  const databaseId = await makeDatabase();
  const resource = await createResource(actor, {
    name: "Manager alerts",
    description: "",
    channels: ["email"],
    databaseIds: [databaseId],
    groupIds: [],
  });
  const id = await create(databaseId, { email: "ann@x.com" });
  const set = { id, resourceId: resource.id, channel: "email" };
  const profile = await setSubscription(actor, { ...set, status: "subscribed" });
  expect(profile).toMatchObject({ version: 1, subscriptions: [{ address: "ann@x.com", status: "subscribed" }] });
  expect(await setSubscription(actor, { ...set, status: "unsubscribed" })).toMatchObject({
    subscriptions: [{ address: "ann@x.com", status: "unsubscribed" }],
  });
  await updateResource(actor, { id: resource.id, databaseIds: [] });
  await expect(setSubscription(actor, { ...set, status: "subscribed" })).rejects.toMatchObject({ code: "bad_request" });
});

test("a field that becomes a key finds the profiles there are; unique only when no value is shared", async () => {
  const databaseId = await makeDatabase();
  const database = await addField(actor, { id: databaseId, ...field("crm") });
  const fieldId = database.fields.find(({ name }) => name === "crm")?.id ?? 0;
  const [a, b] = [await create(databaseId, { crm: "x1" }), await create(databaseId, { crm: "x1" })];
  const change = (changes: object) => updateField(actor, { id: databaseId, fieldId, ...changes });
  await change({ isKey: true });
  expect(await search(databaseId, "x1")).toEqual([b, a]);
  await expect(change({ isUnique: true })).rejects.toMatchObject({ code: "conflict", field: "isUnique" });
  await updateProfile(actor, { id: b, fields: { crm: "x2" } });
  await change({ isUnique: true });
  await expect(updateProfile(actor, { id: b, fields: { crm: "x1" } })).rejects.toMatchObject({ code: "conflict" });
  await change({ isKey: false });
  expect(await search(databaseId, "x1")).toEqual([]);
  await removeField(actor, { id: databaseId, fieldId });
  expect((await getProfile(actor, { id: a })).fields).toEqual({});
});

test("profiles without a number share none: an empty text is no key, before and after the field becomes unique", async () => {
  const databaseId = await makeDatabase();
  const database = await addField(actor, { id: databaseId, ...field("crm") });
  const fieldId = database.fields.find(({ name }) => name === "crm")?.id ?? 0;
  const [a] = [await create(databaseId, { crm: "" }), await create(databaseId, { crm: " " })];
  await updateField(actor, { id: databaseId, fieldId, isKey: true, isUnique: true });
  await create(databaseId, { crm: "" });
  await updateProfile(actor, { id: a, fields: { crm: "x1" } });
  await updateProfile(actor, { id: a, fields: { crm: "" } });
  await create(databaseId, { crm: "x1" });
  const { rows } = await pool.query("SELECT value FROM profile_key WHERE database_id = $1", [databaseId]);
  expect(rows).toEqual([{ value: "x1" }]);
});

test("e-mail becomes unique only when no two profiles share one", async () => {
  const databaseId = await makeDatabase();
  await updateDatabase(actor, { id: databaseId, emailUnique: false });
  const [a] = [await create(databaseId, { email: "a@x.com" }), await create(databaseId, { email: "a@x.com" })];
  const strict = () => updateDatabase(actor, { id: databaseId, emailUnique: true });
  await expect(strict()).rejects.toMatchObject({ code: "conflict", field: "emailUnique" });
  await deleteProfile(actor, { id: a });
  await strict();
  await expect(create(databaseId, { email: "a@x.com" })).rejects.toMatchObject({ code: "conflict" });
});

test("names are unique in the account, and another account's database does not exist", async () => {
  const databaseId = await makeDatabase();
  const { name } = await getDatabase(actor, { id: databaseId });
  const again = createDatabase(actor, { name, description: "", emailUnique: true, groupIds: [] });
  await expect(again).rejects.toMatchObject({ code: "conflict", field: "name" });
  await expect(getDatabase(stranger, { id: databaseId })).rejects.toMatchObject({ code: "not_found" });
  await expect(updateDatabase(stranger, { id: databaseId, name: "x" })).rejects.toMatchObject({ code: "not_found" });
});
