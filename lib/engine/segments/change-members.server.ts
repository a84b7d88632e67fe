import type { Pool } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { FactCause } from "@/lib/domain/facts/fact";
import { tellFacts } from "@/lib/engine/facts/tell-facts.server";
import type { OpenSegment } from "@/lib/engine/segments/open-segment.server";
import { addMembers, type Member, removeMembers } from "@/lib/engine/sql/change-members.server";
import type { Queryable } from "@/lib/engine/sql/statement";

/** Profiles that one transaction adds or removes at most: it holds them for some tens of milliseconds. */
export const MEMBERS_PER_CHUNK = 5_000;

type Change = { segment: OpenSegment; profileIds: readonly bigint[]; now: Date; cause: FactCause };

/**
 * Puts profiles into a static segment, chunk by chunk, each chunk with its facts; those that are in there already, are gone or belong
 * to another database are left out. Returns who came in. Done twice it changes nothing more.
 */
export async function addToSegment(pool: Pool, change: Change): Promise<bigint[]> {
  const added: bigint[] = [];
  for (const profileIds of chunksOf(change.profileIds)) {
    added.push(...(await inTransaction(pool, (client) => addChunk(client, { ...change, profileIds }))));
  }
  return added;
}

/** The same for one chunk, in the caller's transaction. */
export async function addChunk(client: Queryable, { segment, profileIds, now, cause }: Change): Promise<bigint[]> {
  const added = await addMembers(client, now, membersOf(segment.id, profileIds));
  await tell(client, { segment, now, cause, profileIds: added.map(({ profileId }) => profileId) }, "segment_entered");
  return added.map(({ profileId }) => profileId);
}

async function tell(client: Queryable, change: Change, kind: "segment_entered" | "segment_left"): Promise<void> {
  const { id: segmentId, accountId, databaseId } = change.segment;
  const fact = { kind, segmentId };
  const facts = change.profileIds.map((profileId) => ({ ...change.cause, accountId, databaseId, profileId, fact }));
  await tellFacts(client, change.now, facts);
}

/** Takes profiles out of a static segment, chunk by chunk, each chunk with its facts; returns who was in there. */
export async function removeFromSegment(pool: Pool, change: Change): Promise<bigint[]> {
  const removed: bigint[] = [];
  for (const profileIds of chunksOf(change.profileIds)) {
    removed.push(...(await inTransaction(pool, (client) => removeChunk(client, { ...change, profileIds }))));
  }
  return removed;
}

/** The same for one chunk, in the caller's transaction. */
export async function removeChunk(client: Queryable, { segment, profileIds, now, cause }: Change): Promise<bigint[]> {
  const removed = await removeMembers(client, membersOf(segment.id, profileIds));
  await tell(client, { segment, now, cause, profileIds: removed.map(({ profileId }) => profileId) }, "segment_left");
  return removed.map(({ profileId }) => profileId);
}

function membersOf(segmentId: number, profileIds: readonly bigint[]): Member[] {
  return profileIds.map((profileId) => ({ segmentId, profileId }));
}

/** Sorted by shard, so that a chunk touches few of them. */
function* chunksOf(profileIds: readonly bigint[]): Generator<bigint[]> {
  const sorted = [...new Set(profileIds)].sort((a, b) => getProfileShard(a) - getProfileShard(b) || (a < b ? -1 : 1));
  for (let at = 0; at < sorted.length; at += MEMBERS_PER_CHUNK) yield sorted.slice(at, at + MEMBERS_PER_CHUNK);
}
