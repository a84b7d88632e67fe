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
  const { id: segmentId, accountId, databaseId } = segment;
  const added = await addMembers(client, now, membersOf(segmentId, profileIds));
  const fact = { kind: "segment_entered" as const, segmentId };
  await tellFacts(
    client,
    now,
    added.map(({ profileId }) => ({ ...cause, accountId, databaseId, profileId, fact })),
  );
  return added.map(({ profileId }) => profileId);
}

/** Takes profiles out of a static segment, chunk by chunk; returns how many were in there. */
export async function removeFromSegment(
  pool: Pool,
  { segment, profileIds }: Pick<Change, "segment" | "profileIds">,
): Promise<number> {
  let removed = 0;
  for (const chunk of chunksOf(profileIds)) removed += await removeMembers(pool, membersOf(segment.id, chunk));
  return removed;
}

function membersOf(segmentId: number, profileIds: readonly bigint[]): Member[] {
  return profileIds.map((profileId) => ({ segmentId, profileId }));
}

/** Sorted by shard, so that a chunk touches few of them. */
function* chunksOf(profileIds: readonly bigint[]): Generator<bigint[]> {
  const sorted = [...new Set(profileIds)].sort((a, b) => getProfileShard(a) - getProfileShard(b) || (a < b ? -1 : 1));
  for (let at = 0; at < sorted.length; at += MEMBERS_PER_CHUNK) yield sorted.slice(at, at + MEMBERS_PER_CHUNK);
}
