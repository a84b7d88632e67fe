import { beforeEach, expect, test } from "vitest";
import type { ConnectionInput } from "@/lib/contracts/connections";
import { listScenarioContext } from "@/lib/db/queries/scenarios/list-scenario-context.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { makeEmptyGraph } from "@/lib/domain/scenario/graph";
import { deleteConnection } from "@/lib/services/connections/delete-connection.server";
import { listConnections } from "@/lib/services/connections/list-connections.server";
import { openConnection } from "@/lib/services/connections/open-connection.server";
import { saveConnection } from "@/lib/services/connections/save-connection.server";
import { testDatabase } from "@/lib/testing/test-database";

const { prisma, pool } = await testDatabase();
let actor: Actor;
let databaseId: number;

beforeEach(async () => {
  await pool.query("TRUNCATE account, audit_entry CASCADE");
  const { id } = await prisma.account.create({ data: { name: "Acme" } });
  databaseId = (await prisma.database.create({ data: { accountId: id, name: "Leads" } })).id;
  actor = {
    ...{ kind: "user", id: 1, name: "Ann", accountId: id, zone: "UTC", role: "admin" },
    ...{ permissions: [], groupIds: [], ip: null, requestId: "r" },
  };
});

const crm: ConnectionInput = {
  ...{ name: "CRM", hosts: ["crm.example"], rateLimit: 5, ratePer: "minute", timeoutSeconds: 3 },
  ...{ access: { kind: "basic", username: "ann" }, secrets: { password: "hunter2-first" } },
};
const oauthAt = (tokenUrl: string, secrets: ConnectionInput["secrets"]): ConnectionInput => ({
  ...{ ...crm, name: "Other" },
  access: { kind: "oauth2", tokenUrl, clientId: "me", scope: "", credentials: "header" },
  secrets,
});
const secretsOf = async (id: number) => (await openConnection(pool, actor.accountId, id))?.secrets;

test("secret values are kept encrypted and come out in no answer, journal or list for editors", async () => {
  const made = await saveConnection(actor, null, crm);
  const changed = await saveConnection(actor, made.id, { ...crm, name: "CRM 2", secrets: {} });
  expect(await secretsOf(made.id)).toEqual({ password: "hunter2-first" });
  expect(changed).toMatchObject({ name: "CRM 2", hosts: ["crm.example"], rateLimit: 5, access: crm.access });
  const rows = await pool.query<{ row: string }>("SELECT c::text AS row FROM connection c");
  const lists = await listScenarioContext(pool, actor, databaseId);
  expect(lists.connections).toEqual([{ id: made.id, name: "CRM 2", hosts: ["crm.example"] }]);
  const journal = await prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
  expect(journal.map(({ action }) => action)).toEqual(["connection.created", "connection.changed"]);
  const shown = JSON.stringify(
    [made, changed, await listConnections(actor), lists, journal, rows.rows],
    (_key, one: unknown) => (typeof one === "bigint" ? String(one) : one),
  );
  expect(shown).not.toContain("hunter2");
  expect(shown).not.toContain(Buffer.from("hunter2-first").toString("hex"));
});

test("secret values must be typed again for another host, another token address or another kind", async () => {
  const { id } = await saveConnection(actor, null, crm);
  const save = (change: Partial<ConnectionInput>) => saveConnection(actor, id, { ...crm, secrets: {}, ...change });
  const refused = { code: "bad_request", field: "secrets.password" };
  await expect(save({ hosts: ["crm.example", "evil.example"] })).rejects.toMatchObject(refused);
  await expect(save({ access: { kind: "bearer" } })).rejects.toMatchObject({ field: "secrets.token" });
  expect((await listConnections(actor)).items[0]?.hosts).toEqual(["crm.example"]);
  await save({ hosts: ["evil.example"], secrets: { password: "typed" } });
  expect(await secretsOf(id)).toEqual({ password: "typed" });

  const typed = { clientSecret: "hunter2-client" };
  const { id: other } = await saveConnection(actor, null, oauthAt("https://login.example/token", typed));
  const moveTo = (tokenUrl: string) => saveConnection(actor, other, oauthAt(tokenUrl, {}));
  await expect(moveTo("https://evil.example/token")).rejects.toMatchObject({ field: "secrets.clientSecret" });
  expect((await moveTo("https://login.example/v2/token")).access).toMatchObject({ kind: "oauth2" });
});

test("headers keep their values by name, and a new one needs its own", async () => {
  const headers = (names: string[], secrets: Record<string, string>): ConnectionInput => ({
    ...crm,
    ...{ access: { kind: "headers", names }, secrets },
  });
  const { id } = await saveConnection(actor, null, headers(["X-Key"], { "X-Key": "one" }));
  const missing = saveConnection(actor, id, headers(["X-Key", "X-Other"], {}));
  await expect(missing).rejects.toMatchObject({ code: "bad_request", message: "Type the value of X-Other." });
  await saveConnection(actor, id, headers(["X-Key", "X-Other"], { "X-Other": "two" }));
  expect(await secretsOf(id)).toEqual({ "X-Key": "one", "X-Other": "two" });
});

test("a connection that a scenario uses is not removed, and another account's connection does not exist", async () => {
  const { id } = await saveConnection(actor, null, crm);
  await expect(saveConnection(actor, null, crm)).rejects.toMatchObject({ code: "conflict", field: "name" });
  const { accountId } = actor;
  const call = {
    id: 1,
    type: "http-call",
    title: "",
    position: { x: 0, y: 0 },
    settings: { connectionId: id },
    version: 2,
  };
  const scenario = await prisma.scenario.create({ data: { accountId, databaseId, name: "Welcome", reentry: "skip" } });
  const empty = makeEmptyGraph();
  const graph = { ...empty, nodes: [...empty.nodes, call] };
  await prisma.scenarioDraft.create({ data: { scenarioId: scenario.id, graph, baseVersion: 0 } });
  expect((await listConnections(actor)).items[0]?.scenarios).toEqual([{ id: scenario.id, name: "Welcome" }]);
  await expect(deleteConnection(actor, { id })).rejects.toThrow(`"Welcome" (#${scenario.id})`);
  const other = await prisma.account.create({ data: { name: "Other" } });
  const stranger = { ...actor, accountId: other.id };
  await expect(saveConnection(stranger, id, crm)).rejects.toMatchObject({ code: "not_found" });
  await expect(deleteConnection(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  expect(await openConnection(pool, other.id, id)).toBeNull();
  await prisma.scenario.delete({ where: { id: scenario.id } });
  await deleteConnection(actor, { id });
  expect((await listConnections(actor)).items).toEqual([]);
});
