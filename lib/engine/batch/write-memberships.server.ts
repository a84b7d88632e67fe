import type { ClientBase } from "pg";
import type { BatchWriter } from "@/lib/engine/batch/batch-writer.server";
import { addMembers, type Member, removeMembers } from "@/lib/engine/sql/change-members.server";
import type { Walker } from "@/lib/engine/walk/walker";

/**
 * Writes the lists that walks put profiles into and took them out of, each with one statement. Who really came in or left is a fact: of
 * two batches that add the same profile one tells it.
 */
export async function writeMemberships(
  client: ClientBase,
  { now, writer }: { now: Date; writer: BatchWriter },
  walkers: readonly Walker[],
): Promise<void> {
  // Nearly every batch: nothing is built for it.
  if (!walkers.some((walker) => walker.past.segments.isChanged)) return;
  const states = new Map(walkers.map((walker) => [walker.past.segments, walker]));
  const changed = [...states].flatMap(([state, walker]) =>
    state.changes.map((change) => ({ ...change, walker, profileId: walker.profileId })),
  );
  const removed = await removeMembers(
    client,
    changed.filter((one) => !one.in),
  );
  const added = await addMembers(
    client,
    now,
    changed.filter((one) => one.in),
  );
  const causes = new Map(changed.map((one) => [`${one.segmentId}:${one.profileId}`, one.walker]));
  const tell = (kind: "segment_entered" | "segment_left", { segmentId, profileId }: Member) => {
    const walker = causes.get(`${segmentId}:${profileId}`);
    if (walker === undefined) return;
    const { accountId, databaseId } = walker.scenario;
    const fact = { kind, segmentId };
    writer.addFact({ accountId, databaseId, profileId, fact, hops: walker.hops + 1, lane: walker.lane, starts: true });
  };
  for (const member of added) tell("segment_entered", member);
  for (const member of removed) tell("segment_left", member);
  for (const state of states.keys()) state.markWritten();
}
