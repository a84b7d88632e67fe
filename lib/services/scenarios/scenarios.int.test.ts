import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { formatProfileId, getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { Graph } from "@/lib/domain/scenario/graph";
import { makeEmptyGraph } from "@/lib/domain/scenario/graph";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";
import { activateScenario } from "./activate-scenario.server";
import { cloneScenario } from "./clone-scenario.server";
import { createScenario } from "./create-scenario.server";
import { getPeriodStatistics } from "./get-period-statistics.server";
import { listInsideProfiles } from "./list-inside-profiles.server";
import { listScenarios } from "./list-scenarios.server";
import { openScenario } from "./open-scenario.server";
import { removeProfiles } from "./remove-profiles.server";
import { restoreScenario } from "./restore-scenario.server";
import { saveDraft } from "./save-draft.server";
import { saveScenario } from "./save-scenario.server";
import { startByHand } from "./start-by-hand.server";
import { stopScenario } from "./stop-scenario.server";
import { trashScenario } from "./trash-scenario.server";
import { updateScenario } from "./update-scenario.server";

const { pool, prisma } = await testDatabase();

let actor: Actor;
let stranger: Actor;
let databaseId: number;

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

/** Default profile capture → Pause. */
const LINKED: Graph = {
  nodes: [
    ...makeEmptyGraph().nodes,
    { id: 1, type: "pause", title: "Wait", position: { x: 400, y: 0 }, settings: PAUSE, version: 1 },
  ],
  edges: [{ from: 0, output: "next", to: 1 }],
};
/** It can be saved, but not run: no mailing is chosen. */
const FAULTY: Graph = {
  nodes: [
    ...makeEmptyGraph().nodes,
    { id: 1, type: "send-email", title: "", position: { x: 400, y: 0 }, settings: { mailingId: null }, version: 1 },
  ],
  edges: [{ from: 0, output: "next", to: 1 }],
};

async function makeActor(name: string): Promise<Actor> {
  const account = await prisma.account.create({ data: { name } });
  const user = await prisma.user.create({
    data: { accountId: account.id, email: `${name}@cue.test`, name, role: "master", passwordHash: "x" },
  });
  return {
    ...{ kind: "user", id: user.id, name, accountId: account.id, zone: "UTC", role: "master", groupIds: [], ip: null },
    permissions: listPermissions("master"),
    requestId: "test",
  };
}

async function makeProfile(email: string): Promise<string> {
  const { rows } = await pool.query<{ id: bigint }>(`SELECT nextval('profile_id_seq') AS id`);
  const id = rows[0]?.id ?? 0n;
  const createdAt = new Date("2026-01-01T00:00:00Z");
  await pool.query(
    `INSERT INTO profile (shard, id, database_id, fields, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)`,
    [getProfileShard(id), id, databaseId, JSON.stringify({ email }), createdAt],
  );
  return formatProfileId(id, createdAt);
}

const create = (name = "Welcome") => createScenario(actor, { name, databaseId, reentry: "skip" });

async function createActive(name = "Welcome"): Promise<number> {
  const { id } = await create(name);
  await saveScenario(actor, { id, rev: 1, graph: LINKED, isActive: true, keepProfiles: false });
  return id;
}

beforeEach(async () => {
  await pool.query(
    `TRUNCATE account, profile, task, task_event, node_live, node_stat, node_stat_total, scenario_control, audit_entry CASCADE`,
  );
  actor = await makeActor("master");
  stranger = await makeActor("stranger");
  databaseId = (await prisma.database.create({ data: { accountId: actor.accountId, name: "Leads" } })).id;
});

test("of two who save the same revision one wins, and the other is told who and what", async () => {
  const { id } = await create();
  const save = () => saveScenario(actor, { id, rev: 1, graph: LINKED, isActive: false, keepProfiles: false });
  const results = await Promise.allSettled([save(), save()]);
  expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const lost = results.find((result) => result.status === "rejected");
  expect(lost?.reason).toMatchObject({
    code: "conflict",
    details: { kind: "version", rev: 2, version: 1, updatedBy: "master" },
  });
  expect(await prisma.scenarioVersion.count({ where: { scenarioId: id } })).toBe(1);
});

test("what another account owns does not exist", async () => {
  const { id } = await create();
  const refused = { code: "not_found" };
  await expect(openScenario(stranger, id)).rejects.toMatchObject(refused);
  await expect(activateScenario(stranger, { id })).rejects.toMatchObject(refused);
  await expect(trashScenario(stranger, id)).rejects.toMatchObject(refused);
  await expect(cloneScenario(stranger, { id })).rejects.toMatchObject(refused);
  await expect(updateScenario(stranger, id, { name: "Mine" })).rejects.toMatchObject(refused);
  const draft = { id, graph: LINKED, baseVersion: 0, rev: 0, force: true };
  await expect(saveDraft(stranger, draft)).rejects.toMatchObject(refused);
  const list = { view: "current", sort: "updated", desc: true, limit: 50 } as const;
  expect((await listScenarios(stranger, list)).total).toBe(0);
  expect((await listScenarios(actor, list)).items).toMatchObject([{ id, name: "Welcome", inside: 0, isNew: true }]);
});

test("a start that leads nowhere is not saved", async () => {
  const { id } = await create();
  const save = saveScenario(actor, { id, rev: 1, graph: makeEmptyGraph(), isActive: false, keepProfiles: false });
  await expect(save).rejects.toMatchObject({ code: "bad_request", field: "graph" });
  expect(await prisma.scenarioVersion.count()).toBe(0);
});

test("a graph with an error is saved, but neither activated nor saved as active", async () => {
  const { id } = await create();
  await saveScenario(actor, { id, rev: 1, graph: FAULTY, isActive: false, keepProfiles: false });
  await expect(activateScenario(actor, { id })).rejects.toMatchObject({ code: "bad_request", field: "graph" });
  const save = saveScenario(actor, { id, rev: 2, graph: FAULTY, isActive: true, keepProfiles: false });
  await expect(save).rejects.toMatchObject({ code: "bad_request" });
  expect((await openScenario(actor, id)).scenario).toMatchObject({ isActive: false, version: 1, rev: 2 });
});

test("a scenario that was never saved cannot be activated", async () => {
  const { id } = await create();
  await expect(activateScenario(actor, { id })).rejects.toMatchObject({ code: "conflict" });
});

test("a profile started by hand is inside, and everybody exits on a plain stop", async () => {
  const id = await createActive();
  const profileId = await makeProfile("lead@cue.test");
  const started = await startByHand(actor, { id, profileId, content: { order: 1 } });
  expect(started.skipped).toBe(false);
  expect(await startByHand(actor, { id, profileId, content: {} })).toEqual({ passId: null, skipped: true });
  const page = await listInsideProfiles(actor, { id, nodeId: 0, limit: 50 });
  expect(page).toMatchObject({
    total: 1,
    items: [{ profileId, label: "lead@cue.test", passId: started.passId, hasContent: true }],
  });
  await stopScenario(actor, { id, keepProfiles: false });
  await settleOperations(pool);
  expect((await openScenario(actor, id)).scenario).toMatchObject({ isActive: false, inside: 0 });
  await expect(startByHand(actor, { id, profileId, content: {} })).rejects.toMatchObject({ code: "conflict" });
});

test("kept profiles stay where they stand and wake with the next activation", async () => {
  const id = await createActive();
  const profileId = await makeProfile("lead@cue.test");
  await startByHand(actor, { id, profileId, content: {} });
  await stopScenario(actor, { id, keepProfiles: true });
  await settleOperations(pool);
  expect((await openScenario(actor, id)).scenario).toMatchObject({ isActive: false, inside: 1 });
  expect((await listInsideProfiles(actor, { id, nodeId: 0, limit: 50 })).items).toMatchObject([{ status: "frozen" }]);
  await activateScenario(actor, { id });
  await settleOperations(pool);
  expect((await listInsideProfiles(actor, { id, nodeId: 0, limit: 50 })).items).toMatchObject([{ status: "ready" }]);
});

test("the database changes only while nobody is inside", async () => {
  const id = await createActive();
  const other = await prisma.database.create({ data: { accountId: actor.accountId, name: "Others" } });
  await startByHand(actor, { id, profileId: await makeProfile("lead@cue.test"), content: {} });
  const move = () => updateScenario(actor, id, { databaseId: other.id });
  await expect(move()).rejects.toMatchObject({ code: "conflict", details: { inside: 1 } });
  expect(await removeProfiles(actor, { id, all: true, mayEnterAgain: false })).toEqual({ removed: 1 });
  await settleOperations(pool);
  await move();
  expect((await openScenario(actor, id)).scenario.databaseName).toBe("Others");
});

test("those who were cleared enter again only when that was ticked", async () => {
  const { id } = await createScenario(actor, { name: "Once", databaseId, reentry: "skip_in_any_case" });
  await saveScenario(actor, { id, rev: 1, graph: LINKED, isActive: true, keepProfiles: false });
  const start = { id, profileId: await makeProfile("lead@cue.test"), content: {} };
  await startByHand(actor, start);
  await removeProfiles(actor, { id, all: true, mayEnterAgain: false });
  await settleOperations(pool);
  expect((await startByHand(actor, start)).skipped).toBe(true);
  await removeProfiles(actor, { id, all: true, mayEnterAgain: true });
  await settleOperations(pool);
  expect((await startByHand(actor, start)).skipped).toBe(false);
});

test("a draft that another window wrote meanwhile is not overwritten", async () => {
  const { id } = await create();
  const draft = { id, graph: LINKED, baseVersion: 0, force: false };
  const first = await saveDraft(actor, { ...draft, rev: 0 });
  await saveDraft(actor, { ...draft, rev: first.rev });
  await expect(saveDraft(actor, { ...draft, rev: first.rev })).rejects.toMatchObject({
    code: "conflict",
    details: { kind: "draft", rev: 2 },
  });
  await saveScenario(actor, { id, rev: 1, graph: LINKED, isActive: false, keepProfiles: false });
  expect((await openScenario(actor, id)).draft).toBeNull();
});

test("ids of elements that were saved once are never handed out again", async () => {
  const { id } = await create();
  await saveScenario(actor, { id, rev: 1, graph: LINKED, isActive: false, keepProfiles: false });
  const other = { ...LINKED, nodes: LINKED.nodes.map((node) => (node.id === 1 ? { ...node, id: 7 } : node)) };
  const graph = { ...other, edges: [{ from: 0, output: "next", to: 7 }] };
  await saveScenario(actor, { id, rev: 2, graph, isActive: false, keepProfiles: false });
  await saveScenario(actor, { id, rev: 3, graph: LINKED, isActive: false, keepProfiles: false });
  expect((await openScenario(actor, id)).nextNodeId).toBe(8);
});

test("only an inactive scenario goes to the trash; from there it comes back as it was", async () => {
  const id = await createActive();
  await expect(trashScenario(actor, id)).rejects.toMatchObject({ code: "conflict" });
  await stopScenario(actor, { id, keepProfiles: false });
  await settleOperations(pool);
  await trashScenario(actor, id);
  await expect(activateScenario(actor, { id })).rejects.toMatchObject({ code: "conflict" });
  await restoreScenario(actor, id);
  expect((await openScenario(actor, id)).scenario).toMatchObject({ trashedAt: null, isActive: false, version: 1 });
});

test("a clone is inactive, has the next free name and the content as a draft", async () => {
  const id = await createActive();
  await cloneScenario(actor, { id });
  const second = await cloneScenario(actor, { id });
  expect(second.name).toBe("Welcome (copy 2)");
  const opened = await openScenario(actor, second.id);
  expect(opened.scenario).toMatchObject({ isActive: false, version: 0 });
  expect(opened.draft?.graph).toEqual(LINKED);
});

test("the period's numbers are those of the account's days, and a range that runs backwards is refused", async () => {
  const { id } = await create();
  const insert = `INSERT INTO node_stat (shard, scenario_id, node_id, output, quarter, entered, "left", failed)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
  const late = "2026-03-01T23:45:00Z";
  await pool.query(insert, [0, id, -1, "", late, 3, 0, 0]);
  await pool.query(insert, [1, id, -1, "", late, 2, 0, 0]);
  await pool.query(insert, [0, id, -1, "completed", late, 0, 4, 0]);
  await pool.query(insert, [0, id, 1, "", late, 5, 0, 1]);
  await pool.query(insert, [0, id, 1, "next", late, 0, 4, 0]);
  const day = (from: string) => getPeriodStatistics(actor, { id, from, to: from });
  expect(await day("2026-03-01")).toMatchObject({
    ...{ entered: 5, completed: 4, failed: 0, removed: 0 },
    nodes: [{ nodeId: 1, entered: 5, left: 4, failed: 1, outputs: [{ output: "next", left: 4 }] }],
  });
  expect(await day("2026-03-02")).toMatchObject({ entered: 0, nodes: [] });
  const inTokyo = { ...actor, zone: "Asia/Tokyo" };
  const tomorrow = { id, from: "2026-03-02", to: "2026-03-02" };
  expect(await getPeriodStatistics(inTokyo, tomorrow)).toMatchObject({ entered: 5 });
  const backwards = getPeriodStatistics(actor, { id, from: "2026-02-02", to: "2026-02-01" });
  await expect(backwards).rejects.toMatchObject({ code: "bad_request", field: "to" });
});
