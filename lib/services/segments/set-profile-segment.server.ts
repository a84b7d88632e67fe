import { databaseNow } from "@/lib/db/database-now.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireProfileRow } from "@/lib/services/profiles/require-profile-row.server";
import { changeSegmentMembers } from "./change-segment-members.server";

/** Puts a profile into a static segment or takes it out; `changed` false = it was so already. Throws `not_found`, `bad_request`. */
export async function setProfileSegment(
  actor: Actor,
  { id, segmentId, in: isIn }: { id: string; segmentId: number; in: boolean },
): Promise<{ changed: boolean }> {
  const profile = await requireProfileRow(pool(), actor, id);
  const change = { segmentId, databaseId: profile.databaseId, profileIds: [profile.id], in: isIn, starts: true };
  return { changed: (await changeSegmentMembers(actor, change, await databaseNow())) > 0 };
}
