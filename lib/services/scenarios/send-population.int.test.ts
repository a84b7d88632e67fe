import { expect, test } from "vitest";
import { listPermissions } from "@/lib/domain/permissions/permissions";
import { addProfiles, addScenario, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { settleOperations } from "@/lib/testing/settle-operations";
import { testDatabase } from "@/lib/testing/test-database";
import { cancelOperation } from "./cancel-operation.server";
import { countPopulation } from "./count-population.server";
import { listOperations } from "./list-operations.server";
import { listPopulations } from "./list-populations.server";
import { sendPopulation } from "./send-population.server";

const { pool, prisma } = await testDatabase();
const world = await makeEngineWorld(pool, { now: () => new Date() });
const other = await makeEngineWorld(pool, world.clock);
const actorOf = ({ accountId }: { accountId: number }) => ({
  ...{ kind: "user" as const, id: 1, name: "Ann", accountId, zone: "UTC", role: "marketer" as const },
  ...{ permissions: listPermissions("marketer"), groupIds: [], ip: null, requestId: "test" },
});
const ann = actorOf(world);
const graph = graphOf([node(1, "exit", { reason: "" })], "0.next>1");
const profileIds = await addProfiles(world, 40);
const { accountId, databaseId } = world;
const vip = await prisma.segment.create({ data: { accountId, databaseId, name: "VIP", kind: "static" } });
const foreign = await prisma.segment.create({
  data: { accountId: other.accountId, databaseId: other.databaseId, name: "Theirs", kind: "static" },
});
await pool.query(
  `INSERT INTO segment_member (shard, segment_id, profile_id, added_at) SELECT id & 255, $1, id, now() FROM unnest($2::bigint[]) AS q(id)`,
  [vip.id, profileIds.slice(0, 15)],
);

test("a segment is counted, sent, and told about; what was sent stands in the journal", async () => {
  const id = await addScenario(world, graph);
  expect(await listPopulations(ann, { id })).toEqual({ segments: [{ id: vip.id, name: "VIP", kind: "static" }] });
  expect(await countPopulation(ann, { id, segmentId: vip.id })).toEqual({ profiles: 15, isExact: true });
  expect(await countPopulation(ann, { id, segmentId: null })).toEqual({ profiles: 40, isExact: true });
  const { operationId } = await sendPopulation(ann, { id, segmentId: vip.id });
  await settleOperations(pool);
  const { operations } = await listOperations(ann, { id });
  expect(operations).toMatchObject([
    { id: operationId, kind: "enter", state: "done", done: 15, total: 15, entered: 15, population: "VIP" },
    { kind: "activate", population: null },
  ]);
  expect(await cancelOperation(ann, { id, operationId })).toEqual({ cancelled: false });
  const audit = await prisma.auditEntry.findFirst({ where: { action: "scenario.profiles_sent" } });
  expect(audit?.after).toEqual({ population: "VIP", segmentId: vip.id, profiles: 15 });
});

test("an inactive scenario, a segment of another database and somebody else's scenario are refused", async () => {
  const id = await addScenario(world, graph, { active: false });
  await expect(sendPopulation(ann, { id, segmentId: null })).rejects.toMatchObject({ code: "conflict" });
  const active = await addScenario(world, graph);
  await expect(sendPopulation(ann, { id: active, segmentId: foreign.id })).rejects.toMatchObject({
    ...{ code: "not_found", field: "segmentId" },
  });
  await expect(sendPopulation(actorOf(other), { id: active, segmentId: null })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(listOperations(actorOf(other), { id: active })).rejects.toMatchObject({ code: "not_found" });
});
