import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { addProfiles, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";
import { activateScenario } from "./activate-scenario.server";
import { createScenario } from "./create-scenario.server";
import { getScenarioEdits } from "./get-scenario-edits.server";
import { saveDraft } from "./save-draft.server";
import { saveScenario } from "./save-scenario.server";
import { stopScenario } from "./stop-scenario.server";

const { pool, prisma } = await testDatabase();
const clock = { now: () => new Date() };
let world: EngineWorld;
let actor: Actor;

const PAUSE = {
  mode: "duration",
  days: 1,
  hours: 0,
  minutes: 0,
  date: "",
  weekdays: [1],
  time: "09:00",
  zone: "account",
};
const TWO = graphOf([node(1, "pause", PAUSE), node(2, "pause", PAUSE)], "0.next>1", "1.next>2");
const ONE = { nodes: TWO.nodes.filter(({ id }) => id !== 1), edges: [{ from: 0, output: "next", to: 2 }] };
const INSIDE = 7;

beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
  const { accountId } = world;
  const user = await prisma.user.create({
    data: { accountId, email: `m${accountId}@cue.test`, name: "Mary", role: "master", passwordHash: "x" },
  });
  actor = {
    ...{ kind: "user", id: user.id, name: "Mary", accountId, zone: "UTC", role: "master", groupIds: [], ip: null },
    permissions: listPermissions("master"),
    requestId: "test",
  };
});

/** An active scenario with profiles in its first pause, saved at revision 2. */
async function populate(): Promise<number> {
  const { id } = await createScenario(actor, { name: "Welcome", databaseId: world.databaseId, reentry: "skip" });
  await saveScenario(actor, { id, rev: 1, graph: TWO, isActive: true, keepProfiles: false });
  await enter(world, id, { profileIds: await addProfiles(world, INSIDE) });
  await drain(world);
  return id;
}

const save = { isActive: true, keepProfiles: false, graph: ONE };

async function inside(scenarioId: number) {
  const { rows } = await pool.query<{ nodeId: number; n: number }>(
    `SELECT node_id AS "nodeId", count(*)::int AS n FROM task WHERE scenario_id = $1 AND status <> 'ended' GROUP BY 1`,
    [scenarioId],
  );
  return rows;
}

async function revOf(id: number) {
  return (await prisma.scenario.findUniqueOrThrow({ where: { id } })).rev;
}

test("a save that deletes an element with profiles in it asks where they go, and writes nothing", async () => {
  const id = await populate();
  const rev = await revOf(id);
  await expect(saveScenario(actor, { ...save, id, rev })).rejects.toMatchObject({
    code: "conflict",
    message: "7 profiles stand where element #1 is to be deleted. Say whether they move to another element or leave.",
    details: { kind: "holding", elements: [{ nodeId: 1, inside: INSIDE }] },
  });
  expect(await revOf(id)).toBe(rev);
  expect(await inside(id)).toEqual([{ nodeId: 1, n: INSIDE }]);
});

test("they go where the save says, and an element that it does not have is refused", async () => {
  const id = await populate();
  const rev = await revOf(id);
  const nowhere = saveScenario(actor, { ...save, id, rev, relocations: [{ from: 1, to: 9 }] });
  await expect(nowhere).rejects.toMatchObject({ code: "bad_request", field: "relocations" });
  await saveScenario(actor, { ...save, id, rev, relocations: [{ from: 1, to: 2 }] });
  expect(await inside(id)).toEqual([{ nodeId: 2, n: INSIDE }]);
});

test("they leave when the save says so, and a stop that keeps nobody needs no answer", async () => {
  const left = await populate();
  await saveScenario(actor, { ...save, id: left, rev: await revOf(left), relocations: [{ from: 1, to: null }] });
  expect(await inside(left)).toEqual([]);
  await prisma.scenario.updateMany({ data: { name: "Old" } });
  const stopped = await populate();
  await saveScenario(actor, { ...save, id: stopped, rev: await revOf(stopped), isActive: false });
  await settleOperations(pool);
  expect(await inside(stopped)).toEqual([]);
});

test("those frozen in an inactive scenario are asked about and moved as well", async () => {
  const id = await populate();
  await stopScenario(actor, { id, keepProfiles: true });
  await settleOperations(pool);
  const rev = await revOf(id);
  const frozen = { ...save, id, rev, isActive: false };
  await expect(saveScenario(actor, frozen)).rejects.toMatchObject({ details: { kind: "holding" } });
  await saveScenario(actor, { ...frozen, relocations: [{ from: 1, to: 2 }] });
  await activateScenario(actor, { id });
  await settleOperations(pool);
  await drain(world);
  expect(await inside(id)).toEqual([{ nodeId: 2, n: INSIDE }]);
});

test("an element that nobody stands in goes without a question", async () => {
  const { id } = await createScenario(actor, { name: "Empty", databaseId: world.databaseId, reentry: "skip" });
  await saveScenario(actor, { id, rev: 1, graph: TWO, isActive: true, keepProfiles: false });
  expect(await saveScenario(actor, { ...save, id, rev: await revOf(id) })).toMatchObject({ version: 2 });
});

test("an open editor hears of another's draft and of a saved version, with who made them", async () => {
  const { id } = await createScenario(actor, { name: "Shared", databaseId: world.databaseId, reentry: "skip" });
  expect(await getScenarioEdits(actor, id)).toMatchObject({ version: 0, draft: null });
  const first = await saveDraft(actor, { id, graph: TWO, baseVersion: 0, rev: 0, force: false });
  expect((await getScenarioEdits(actor, id)).draft).toEqual({ ...first, updatedBy: "Mary" });
  await saveScenario(actor, { id, rev: 1, graph: TWO, isActive: false, keepProfiles: false });
  expect(await getScenarioEdits(actor, id)).toMatchObject({ version: 1, savedBy: "Mary", draft: null });
  await expect(getScenarioEdits({ ...actor, accountId: -1 }, id)).rejects.toMatchObject({ code: "not_found" });
});
