import { expect, test } from "vitest";
import type { Condition } from "@/lib/domain/conditions/condition";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { addProfiles, addScenario, graphOf, makeEngineWorld, node, type EngineWorld } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { cleanSegments } from "./clean-segments.server";
import { refreshSegment } from "./refresh-segment.server";
import { watchSegments } from "./watch-segments.server";

const { pool, prisma } = await testDatabase();
const clock = fakeClock("2026-11-21T12:00:00Z");
const MINUTE_MS = 60_000;
const isParis: Condition = { kind: "field", field: "_city", is: "equal", value: "Paris" };

async function addSegment({ accountId, databaseId }: EngineWorld, kind: string): Promise<number> {
  const name = `Segment ${await prisma.segment.count()}`;
  return (await prisma.segment.create({ data: { accountId, databaseId, name, kind, condition: isParis } })).id;
}

const waitFor = (world: EngineWorld, segmentId: number, minutes = 10) =>
  addScenario(
    world,
    graphOf(
      [node(1, "segment-trigger", { segmentId, minutes }), node(2, "exit", { reason: "" })],
      "0.next>2",
      "1.next>2",
    ),
  );

async function setCity(ids: readonly bigint[], city: string): Promise<void> {
  for (const id of ids) {
    const text = `UPDATE profile SET fields = jsonb_build_object('_city', $3::text) WHERE shard = $1 AND id = $2`;
    await pool.query(text, [getProfileShard(id), id, city]);
  }
}

async function membersOf(segmentId: number): Promise<bigint[]> {
  const text = "SELECT profile_id FROM segment_member WHERE segment_id = $1 ORDER BY profile_id";
  return (await pool.query<{ profile_id: bigint }>(text, [segmentId])).rows.map((row) => row.profile_id);
}

/** Profiles that were told to have come in since the last look. */
async function takeTold(segmentId: number): Promise<bigint[]> {
  const { rows } = await pool.query<{ profile_id: bigint }>(
    `DELETE FROM event_inbox WHERE kind = 'segment_entered' AND (detail ->> 'segmentId')::int = $1 RETURNING profile_id`,
    [segmentId],
  );
  return rows.map((row) => row.profile_id).sort((a, b) => (a < b ? -1 : 1));
}

const segmentOf = (id: number) => prisma.segment.findUniqueOrThrow({ where: { id } });

test("an updatable segment is filled, then brought up to date once a day: who came in is told, once each time", async () => {
  const world = await makeEngineWorld(pool, clock);
  const id = await addSegment(world, "updatable");
  await waitFor(world, id);
  const paris = await addProfiles(world, 300, { _city: "Paris" });
  const rome = await addProfiles(world, 20, { _city: "Rome" });
  await watchSegments(pool, { clock });
  expect([await membersOf(id), await takeTold(id)]).toEqual([paris, []]);
  expect(await segmentOf(id)).toMatchObject({ profileCount: 300, countedAt: clock.now(), refreshShard: null });
  await setCity(rome, "Paris");
  await setCity(paris.slice(0, 5), "Oslo");
  clock.advance(1_439 * MINUTE_MS);
  await watchSegments(pool, { clock });
  expect(await membersOf(id)).toEqual(paris);
  clock.advance(MINUTE_MS);
  await watchSegments(pool, { clock });
  expect([await membersOf(id), await takeTold(id)]).toEqual([[...paris.slice(5), ...rome], rome]);
  await setCity(paris.slice(0, 5), "Paris");
  clock.advance(1_440 * MINUTE_MS);
  await watchSegments(pool, { clock });
  expect(await takeTold(id)).toEqual(paris.slice(0, 5));
});

test("a dynamic segment is checked only while an active scenario waits for it; the first check only learns who is in it", async () => {
  const world = await makeEngineWorld(pool, clock);
  const id = await addSegment(world, "dynamic");
  const [first = 0n, second = 0n, third = 0n] = await addProfiles(world, 3, { _city: "Rome" });
  await setCity([first], "Paris");
  await watchSegments(pool, { clock });
  expect(await membersOf(id)).toEqual([]);
  const scenarioId = await waitFor(world, id, 10);
  await watchSegments(pool, { clock });
  expect([await membersOf(id), await takeTold(id)]).toEqual([[first], []]);
  await setCity([second], "Paris");
  clock.advance(9 * MINUTE_MS);
  await watchSegments(pool, { clock });
  expect(await takeTold(id)).toEqual([]);
  clock.advance(MINUTE_MS);
  await watchSegments(pool, { clock });
  expect([await takeTold(id), await membersOf(id)]).toEqual([[second], [first, second]]);
  const setActive = (isActive: boolean) => prisma.scenario.update({ where: { id: scenarioId }, data: { isActive } });
  await setActive(false);
  await watchSegments(pool, { clock });
  await setCity([third], "Paris");
  await setActive(true);
  await watchSegments(pool, { clock });
  expect([await takeTold(id), await membersOf(id)]).toEqual([[], [first, second, third]]);
});

test("a refresh that breaks off goes on where it stood and tells everybody once", async () => {
  const world = await makeEngineWorld(pool, clock);
  const id = await addSegment(world, "updatable");
  await waitFor(world, id);
  await watchSegments(pool, { clock });
  const paris = await addProfiles(world, 520, { _city: "Paris" });
  await pool.query(
    `ALTER TABLE segment_member ADD CONSTRAINT broken CHECK (shard < 128 OR segment_id <> ${id}) NOT VALID`,
  );
  clock.advance(1_440 * MINUTE_MS);
  await expect(refreshSegment(pool, { clock }, { id, accountId: world.accountId })).rejects.toThrow("broken");
  expect([(await segmentOf(id)).refreshShard, (await membersOf(id)).length < paris.length]).toEqual([128, true]);
  await pool.query("ALTER TABLE segment_member DROP CONSTRAINT broken");
  await watchSegments(pool, { clock });
  expect(await segmentOf(id)).toMatchObject({ refreshShard: null, profileCount: 520 });
  expect([await membersOf(id), await takeTold(id)]).toEqual([paris, paris]);
});

test("the members of a deleted segment go a day later, and then the segment", async () => {
  const world = await makeEngineWorld(pool, clock);
  const id = await addSegment(world, "updatable");
  await addProfiles(world, 30, { _city: "Paris" });
  await watchSegments(pool, { clock });
  await prisma.segment.update({ where: { id }, data: { deletedAt: clock.now() } });
  await cleanSegments(pool, clock.now());
  expect((await membersOf(id)).length).toBe(30);
  clock.advance(1_441 * MINUTE_MS);
  await cleanSegments(pool, clock.now());
  expect([await membersOf(id), await prisma.segment.findUnique({ where: { id } })]).toEqual([[], null]);
});
