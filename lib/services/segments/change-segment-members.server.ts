import { pool } from "@/lib/db/pool.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { hintFacts } from "@/lib/engine/hint-work.server";
import { addToSegment, removeFromSegment } from "@/lib/engine/segments/change-members.server";
import { openSegment } from "@/lib/engine/segments/open-segment.server";
import { getBulkLane, REALTIME_LANE } from "@/lib/engine/task-row";
import { AppError } from "@/lib/shared/app-error";
import { requireSegment } from "./require-segment.server";

type Change = {
  segmentId: number;
  databaseId: number;
  profileIds: readonly bigint[];
  in: boolean;
  /** Whether scenarios may start for who comes in. */
  starts: boolean;
};

/** More than this at once is bulk work, which delays nobody's single entry. */
const REALTIME_PROFILES_MAX = 100;

/** Puts profiles into a static segment or takes them out; returns how many that changed. Throws `not_found`, `bad_request`. */
export async function changeSegmentMembers(actor: Actor, change: Change, now: Date): Promise<number> {
  const { segmentId, databaseId, profileIds, starts } = change;
  const field = { field: "segment_id" };
  await requireSegment(actor, { id: segmentId, ...field });
  const segment = await openSegment(pool(), { accountId: actor.accountId, segmentId });
  if (!segment) throw new AppError("not_found", `There is no segment #${segmentId}.`, field);
  const named = `"${segment.name}" (#${segmentId})`;
  if (segment.databaseId !== databaseId) {
    throw new AppError("bad_request", `The segment ${named} is about another database.`, field);
  }
  if (segment.kind !== "static") {
    const message = `The segment ${named} is ${segment.kind}: its condition decides who is in it. Choose a static one.`;
    throw new AppError("bad_request", message, field);
  }
  const lane = profileIds.length > REALTIME_PROFILES_MAX ? getBulkLane(actor.accountId) : REALTIME_LANE;
  const write = change.in ? addToSegment : removeFromSegment;
  const changed = await write(pool(), { segment, profileIds, now, cause: { hops: 0, lane, starts } });
  hintFacts(pool(), new Set(changed.map(getProfileShard)), lane);
  return changed.length;
}
