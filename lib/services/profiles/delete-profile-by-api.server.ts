import { pool } from "@/lib/db/pool.server";
import type { MatchingInput } from "@/lib/domain/matching/make-match";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { deleteProfile } from "./delete-profile.server";
import { requireMatchedProfile } from "./require-matched-profile.server";

/** `profiles/delete`: deletes one profile with all that is known of it. Throws as `deleteProfile`, and 400 with the parameter. */
export async function deleteProfileByApi(
  actor: Actor,
  { databaseId, matching }: { databaseId: number; matching: MatchingInput },
): Promise<{ profile_id: string }> {
  const database = await requireDatabaseView(pool(), actor, { id: databaseId, field: "db_id" });
  const { publicId } = await requireMatchedProfile(pool(), { database, matching });
  await deleteProfile(actor, { id: publicId });
  return { profile_id: publicId };
}
