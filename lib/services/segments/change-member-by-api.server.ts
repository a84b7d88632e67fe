import type { z } from "zod";
import type { profilesSegstaticAdd } from "@/lib/contracts/v1/segments";
import { databaseNow } from "@/lib/db/database-now.server";
import { pool } from "@/lib/db/pool.server";
import { readMatching } from "@/lib/domain/matching/read-matching";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { requireMatchedProfile } from "@/lib/services/profiles/require-matched-profile.server";
import { changeSegmentMembers } from "./change-segment-members.server";

type Body = z.output<typeof profilesSegstaticAdd.body>;

/** `profiles/segstatic/add` and `remove`; `changed` false = it was so already. Throws 404, 409, and 400 for a segment that is no list. */
export async function changeMemberByApi(actor: Actor, { body, isIn }: { body: Body; isIn: boolean }) {
  const { segment_id: segmentId, db_id: databaseId, skip_triggers: skipsTriggers } = body;
  const database = await requireDatabaseView(pool(), actor, { id: databaseId, field: "db_id" });
  const profile = await requireMatchedProfile(pool(), { database, matching: readMatching(body) });
  const change = { segmentId, databaseId, profileIds: [profile.id], in: isIn, starts: !skipsTriggers };
  return {
    profile_id: profile.publicId,
    changed: (await changeSegmentMembers(actor, change, await databaseNow())) > 0,
  };
}
