import { beforeEach, expect, test } from "vitest";
import { removeFromSegment } from "@/lib/engine/segments/change-members.server";
import { openSegment } from "@/lib/engine/segments/open-segment.server";
import { watchSegments } from "@/lib/engine/segments/watch-segments.server";
import type { JsonObject } from "@/lib/shared/json";
import { drainFacts } from "@/lib/testing/engine-facts";
import type { EngineWorld } from "@/lib/testing/engine-world";
import { addProfiles, addScenario, drain, enter, graphOf, makeEngineWorld, node } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";

const { pool, prisma } = await testDatabase();
const clock = fakeClock("2026-03-02T10:00:00Z");
const DAY_MS = 86_400_000;
const IN_PARIS = {
  ...{ kind: "group", match: "all" },
  items: [{ kind: "field", field: "_city", is: "equal", value: "Paris" }],
};
const exit = (id: number) => node(id, "exit", { reason: "" });
let world: EngineWorld;
beforeEach(async () => {
  world = await makeEngineWorld(pool, clock);
});

async function addSegment(condition?: JsonObject): Promise<number> {
  const { accountId, databaseId } = world;
  const kind = condition ? "updatable" : "static";
  return (
    await prisma.segment.create({
      data: { accountId, databaseId, name: "List", kind, ...(condition && { condition }) },
    })
  ).id;
}

/** A profile of Paris that waits until it is not in the segment. */
async function startWaiting(segmentId: number) {
  const isOut: JsonObject = { kind: "group", match: "all", items: [{ kind: "segment", segmentId, in: false }] };
  const wait = { awaited: "condition", event: "", content: { kind: "group", match: "all", items: [] } };
  const settings = { ...wait, condition: isOut, days: 3, hours: 0, minutes: 0 };
  const graph = graphOf(
    [node(1, "delayed-condition", settings), exit(2), exit(3)],
    ...["0.next>1", "1.yes>2", "1.no>3"],
  );
  const scenarioId = await addScenario(world, graph);
  const [profileId = 0n] = await addProfiles(world, 1, { _city: "Paris" });
  return { scenarioId, profileId };
}

/** 1 = waits, 2 = left by yes. */
async function placeOf(scenarioId: number): Promise<number | undefined> {
  await drainFacts(world);
  await drain(world);
  const text = "SELECT node_id FROM task WHERE scenario_id = $1";
  return (await pool.query<{ node_id: number }>(text, [scenarioId])).rows[0]?.node_id;
}

async function addMember(segmentId: number, profileId: bigint): Promise<void> {
  await pool.query("INSERT INTO segment_member VALUES ($1, $2, $3, now())", [
    Number(profileId & 255n),
    segmentId,
    profileId,
  ]);
}

test("who waits until it is not in a static segment goes on when it is taken out", async () => {
  const segmentId = await addSegment();
  const { scenarioId, profileId } = await startWaiting(segmentId);
  await addMember(segmentId, profileId);
  await enter(world, scenarioId, { profileIds: [profileId] });
  expect(await placeOf(scenarioId)).toBe(1);
  const segment = await openSegment(pool, { accountId: world.accountId, segmentId });
  if (!segment) throw new Error("no segment");
  const cause = { hops: 0, lane: 0, starts: true };
  await removeFromSegment(pool, { segment, profileIds: [profileId], now: clock.now(), cause });
  expect(await placeOf(scenarioId)).toBe(2);
});

test("the same when an element of another scenario takes it out", async () => {
  const segmentId = await addSegment();
  const { scenarioId, profileId } = await startWaiting(segmentId);
  const graph = graphOf([node(1, "remove-from-segment", { segmentId }), exit(2)], "0.next>1", "1.next>2");
  const other = await addScenario(world, graph);
  await addMember(segmentId, profileId);
  await enter(world, scenarioId, { profileIds: [profileId] });
  expect(await placeOf(scenarioId)).toBe(1);
  await enter(world, other, { profileIds: [profileId] });
  await drain(world);
  expect(await placeOf(scenarioId)).toBe(2);
});

test("the same when the daily refresh of an updatable segment finds it out", async () => {
  const segmentId = await addSegment(IN_PARIS);
  const { scenarioId, profileId } = await startWaiting(segmentId);
  await watchSegments(pool, { clock });
  await enter(world, scenarioId, { profileIds: [profileId] });
  expect(await placeOf(scenarioId)).toBe(1);
  await pool.query(`UPDATE profile SET fields = '{"_city":"Rome"}' WHERE id = $1`, [profileId]);
  expect(await placeOf(scenarioId)).toBe(1);
  clock.advance(DAY_MS);
  await watchSegments(pool, { clock });
  expect(await placeOf(scenarioId)).toBe(2);
});
