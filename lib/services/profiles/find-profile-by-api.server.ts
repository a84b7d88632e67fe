import { pool } from "@/lib/db/pool.server";
import { readProfiles } from "@/lib/db/queries/profiles/read-profiles.server";
import { listSubscriptions } from "@/lib/db/queries/subscriptions/list-subscriptions.server";
import type { MatchingInput } from "@/lib/domain/matching/make-match";
import { makeMatchFailure } from "@/lib/domain/matching/make-match-failure";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireDatabaseView } from "@/lib/services/databases/require-database-view.server";
import { requireMatchedProfile } from "./require-matched-profile.server";
import type { Json } from "@/lib/shared/json";

export type ProfileData = Record<string, Json>;

/**
 * `profiles/get`: one profile, all its fields by name and its subscriptions.
 * Throws AppError: 404 no such database or profile, 409 ambiguous, 400 with the parameter.
 */
export async function findProfileByApi(
  actor: Actor,
  { databaseId, matching }: { databaseId: number; matching: MatchingInput },
): Promise<{ profile_id: string; data: ProfileData }> {
  const database = await requireDatabaseView(pool(), actor, { id: databaseId, field: "db_id" });
  const found = await requireMatchedProfile(pool(), { database, matching });
  const [row] = await readProfiles(pool(), [found.id]);
  // Deleted this moment.
  if (!row) throw makeMatchFailure(found.match, { kind: "none" }, database.name);
  const subscriptions = (await listSubscriptions(pool(), [row.id])).map((one) => ({
    resource_id: one.resourceId,
    channel: one.channel,
    [one.channel]: one.address,
    status: one.status,
    priority: one.priority,
  }));
  const data = {
    _id: found.publicId,
    db_id: databaseId,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    ...row.fields,
    subscriptions,
  };
  return { profile_id: found.publicId, data };
}
