import { beforeEach, expect, test } from "vitest";
import { openSecret } from "@/lib/auth/secret-box.server";
import { listScenarioContext } from "@/lib/db/queries/scenarios/list-scenario-context.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { makeEmptyGraph } from "@/lib/domain/scenario/graph";
import { createSecret } from "@/lib/services/secrets/create-secret.server";
import { deleteSecret } from "@/lib/services/secrets/delete-secret.server";
import { listSecrets } from "@/lib/services/secrets/list-secrets.server";
import { updateSecret } from "@/lib/services/secrets/update-secret.server";
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

const crm = { name: "CRM", hosts: ["crm.example.com"], value: "hunter2-secret" };
const valueOf = async (id: number) => openSecret((await prisma.secret.findUniqueOrThrow({ where: { id } })).value);

async function makeScenario(name: string, settings: Record<string, string>) {
  const empty = makeEmptyGraph();
  const call = { id: 1, type: "http-call", title: "", position: { x: 0, y: 0 }, settings, version: 1 };
  const scenario = await prisma.scenario.create({
    data: { accountId: actor.accountId, databaseId, name, reentry: "skip" },
  });
  const graph = { ...empty, nodes: [...empty.nodes, call] };
  await prisma.scenarioDraft.create({ data: { scenarioId: scenario.id, graph, baseVersion: 0 } });
  return scenario.id;
}

test("a value is kept encrypted and comes out in no answer, journal or list for editors", async () => {
  const made = await createSecret(actor, crm);
  const changed = await updateSecret(actor, { id: made.id, hosts: crm.hosts, value: "hunter2-second" });
  const { value } = await prisma.secret.findUniqueOrThrow({ where: { id: made.id } });
  expect(openSecret(value)).toBe("hunter2-second");
  expect(Buffer.from(value).toString("latin1")).not.toContain("hunter2");
  const lists = await listScenarioContext(pool, actor, databaseId);
  expect(lists.secrets).toEqual([{ name: "CRM", hosts: ["crm.example.com"] }]);
  const journal = await prisma.auditEntry.findMany({ orderBy: { id: "asc" } });
  expect(journal.map(({ action }) => action)).toEqual(["secret.created", "secret.changed"]);
  const shown = JSON.stringify([made, changed, await listSecrets(actor), lists, journal], (_key, one: unknown) =>
    typeof one === "bigint" ? String(one) : one,
  );
  expect(shown).not.toContain("hunter2");
  expect(shown).toContain("valueChanged");
});

test("a secret goes to another host only after it is typed again; a host can be taken away", async () => {
  const { id } = await createSecret(actor, { ...crm, hosts: ["a.example", "b.example"] });
  const moved = updateSecret(actor, { id, hosts: ["a.example", "evil.example"] });
  await expect(moved).rejects.toMatchObject({ code: "bad_request", field: "value" });
  expect((await listSecrets(actor)).items[0]?.hosts).toEqual(["a.example", "b.example"]);
  expect((await updateSecret(actor, { id, hosts: ["b.example"] })).hosts).toEqual(["b.example"]);
  expect(await valueOf(id)).toBe(crm.value);
  await updateSecret(actor, { id, hosts: ["c.example"], value: "typed" });
  expect(await valueOf(id)).toBe("typed");
});

test("a secret that a scenario names is not removed, and the refusal names the scenario", async () => {
  const { id } = await createSecret(actor, crm);
  await createSecret(actor, { ...crm, name: "CRM_2" });
  const scenarioId = await makeScenario("Welcome", { url: "https://crm.example.com", body: '{"k":"{secret.CRM}"}' });
  await makeScenario("Words only", { url: "https://crm.example.com", body: "the secret.CRM_2 stays" });
  const { items } = await listSecrets(actor);
  expect(items.map(({ name, scenarios }) => [name, scenarios])).toEqual([
    ["CRM", [{ id: scenarioId, name: "Welcome" }]],
    ["CRM_2", []],
  ]);
  const removed = deleteSecret(actor, { id });
  await expect(removed).rejects.toMatchObject({ code: "conflict" });
  await expect(removed).rejects.toThrow(`"Welcome" (#${scenarioId})`);
  await prisma.scenario.delete({ where: { id: scenarioId } });
  await deleteSecret(actor, { id });
  expect((await listSecrets(actor)).items.map(({ name }) => name)).toEqual(["CRM_2"]);
});

test("a taken name is refused at its field, and another account's secret does not exist", async () => {
  const { id } = await createSecret(actor, crm);
  await expect(createSecret(actor, crm)).rejects.toMatchObject({ code: "conflict", field: "name" });
  const other = await prisma.account.create({ data: { name: "Other" } });
  const stranger = { ...actor, accountId: other.id };
  const missing = { code: "not_found" };
  await expect(updateSecret(stranger, { id, hosts: ["x.example"], value: "y" })).rejects.toMatchObject(missing);
  await expect(deleteSecret(stranger, { id })).rejects.toMatchObject(missing);
  expect((await listSecrets(stranger)).items).toEqual([]);
  expect((await listScenarioContext(pool, stranger, databaseId)).secrets).toEqual([]);
  expect(await valueOf(id)).toBe(crm.value);
});
