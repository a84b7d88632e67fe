import { expect, test } from "vitest";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import { addProfiles, makeEngineWorld, type EngineWorld } from "@/lib/testing/engine-world";
import { fakeClock } from "@/lib/testing/fake-clock";
import { testDatabase } from "@/lib/testing/test-database";
import { addToSegment, MEMBERS_PER_CHUNK, removeFromSegment } from "./change-members.server";
import { listSegmentProfiles } from "./list-segment-profiles.server";
import { openSegment, type OpenSegment } from "./open-segment.server";

const { pool, prisma } = await testDatabase();
const clock = fakeClock("2026-11-21T12:00:00Z");
const cause = { hops: 0, lane: 1, starts: true };

async function makeSegment(world: EngineWorld, name: string): Promise<OpenSegment> {
  const { accountId, databaseId } = world;
  const { id } = await prisma.segment.create({ data: { accountId, databaseId, name, kind: "static" } });
  const segment = await openSegment(pool, { accountId, segmentId: id });
  if (!segment) throw new Error("no segment");
  return segment;
}

/** All profiles of a segment, page by page as a chunked job reads them. */
async function listAll(segment: OpenSegment, limit: number): Promise<bigint[]> {
  const found: bigint[] = [];
  for (let shard = 0; shard < 256; shard += 1) {
    for (let afterId = 0n, page: bigint[] = []; ; afterId = page.at(-1) ?? 0n) {
      page = await listSegmentProfiles(pool, segment, { shard, afterId, limit, now: clock.now() });
      found.push(...page);
      if (page.length < limit) break;
    }
  }
  return found.sort((a, b) => (a < b ? -1 : 1));
}

test("profiles are added once, in chunks of all shards, and listed page by page; a second time nobody comes in", async () => {
  const world = await makeEngineWorld(pool, clock);
  const segment = await makeSegment(world, "List");
  const profileIds = await addProfiles(world, MEMBERS_PER_CHUNK + 700);
  const change = { segment, profileIds: [...profileIds, ...profileIds.slice(0, 9)], now: clock.now(), cause };
  expect((await addToSegment(pool, change)).length).toBe(profileIds.length);
  expect(await addToSegment(pool, change)).toEqual([]);
  expect(await listAll(segment, 7)).toEqual(profileIds);
  const gone = profileIds.slice(0, 300);
  expect((await removeFromSegment(pool, { ...change, profileIds: gone })).length).toBe(300);
  expect(await removeFromSegment(pool, { ...change, profileIds: gone })).toEqual([]);
  expect(await listAll(segment, 100)).toEqual(profileIds.slice(300));
});

test("profiles of another database, profiles that are gone, and a deleted segment take part in nothing", async () => {
  const world = await makeEngineWorld(pool, clock);
  const other = await makeEngineWorld(pool, clock);
  const segment = await makeSegment(world, "List");
  const [strange = 0n] = await addProfiles(other, 1);
  const [mine = 0n, deleted = 0n] = await addProfiles(world, 2);
  await pool.query("DELETE FROM profile WHERE shard = $1 AND id = $2", [getProfileShard(deleted), deleted]);
  const change = { segment, now: clock.now(), cause };
  expect(await addToSegment(pool, { ...change, profileIds: [strange, deleted, mine] })).toEqual([mine]);
  expect(await openSegment(pool, { accountId: other.accountId, segmentId: segment.id })).toBeNull();
  await prisma.segment.update({ where: { id: segment.id }, data: { deletedAt: clock.now() } });
  const [late = 0n] = await addProfiles(world, 1);
  expect(await addToSegment(pool, { ...change, profileIds: [late] })).toEqual([]);
  expect(await openSegment(pool, { accountId: world.accountId, segmentId: segment.id })).toBeNull();
});

test("who comes in is told in the same transaction, where an active scenario listens, and nobody twice", async () => {
  const world = await makeEngineWorld(pool, clock);
  const segment = await makeSegment(world, "List");
  const [first = 0n, second = 0n] = await addProfiles(world, 2);
  const change = { segment, now: clock.now(), cause };
  await addToSegment(pool, { ...change, profileIds: [first] });
  await pool.query(
    `INSERT INTO scenario (account_id, database_id, name, reentry, is_active, listens, updated_at)
     VALUES ($1, $2, 'Welcome', 'skip', true, '{segment_entered}', now())`,
    [world.accountId, world.databaseId],
  );
  await addToSegment(pool, { ...change, profileIds: [first, second] });
  const { rows } = await pool.query("SELECT profile_id, detail, lane FROM event_inbox WHERE database_id = $1", [
    world.databaseId,
  ]);
  expect(rows).toEqual([{ profile_id: second, detail: { kind: "segment_entered", segmentId: segment.id }, lane: 1 }]);
});
