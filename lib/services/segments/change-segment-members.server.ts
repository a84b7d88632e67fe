import { pool } from "@/lib/db/pool.server";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { hintFacts } from "@/lib/engine/hint-work.server";
import { addToSegment, removeFromSegment } from "@/lib/engine/segments/change-members.server";
import { getBulkLane, REALTIME_LANE } from "@/lib/engine/task-row";
import { requireStaticSegment } from "./require-static-segment.server";

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
  const segment = await requireStaticSegment(pool(), actor, { segmentId, databaseId, field: "segment_id" });
  const lane = profileIds.length > REALTIME_PROFILES_MAX ? getBulkLane(actor.accountId) : REALTIME_LANE;
  const write = change.in ? addToSegment : removeFromSegment;
  const changed = await write(pool(), { segment, profileIds, now, cause: { hops: 0, lane, starts } });
  hintFacts(pool(), new Set(changed.map(getProfileShard)), lane);
  return changed.length;
}
