import type { Profile } from "@/lib/contracts/profiles";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { lockProfiles } from "@/lib/db/queries/profiles/lock-profiles.server";
import { readChanges } from "@/lib/domain/profiles/import/read-changes";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { holdDatabase } from "@/lib/services/databases/hold-database.server";
import { AppError } from "@/lib/shared/app-error";
import type { JsonObject } from "@/lib/shared/json";
import { getProfile } from "./get-profile.server";
import { hintListeners } from "./hint-listeners.server";
import { makeIdMatch } from "./make-id-match";
import { requireProfileRow } from "./require-profile-row.server";
import { writeOneProfile } from "./write-one-profile.server";

export type UpdateProfileInput = { id: string; fields: JsonObject; version?: number | undefined };

/**
 * Changes the named fields of a profile by hand; `null` unsets one. Throws `conflict` when `version` is not the profile's any more,
 * or a value must be unique.
 */
export async function updateProfile(actor: Actor, { id, fields, version }: UpdateProfileInput): Promise<Profile> {
  const { database, profileId } = await inTransaction(pool(), async (client) => {
    const row = await requireProfileRow(client, actor, id);
    const database = await holdDatabase(client, actor, { id: row.databaseId });
    const [locked] = await lockProfiles(client, [row.id]);
    if (version !== undefined && locked && locked.version !== version) {
      throw new AppError("conflict", "Somebody changed this profile meanwhile. Reload it to see what is new.", {
        field: "version",
        details: { version: locked.version },
      });
    }
    const { changes } = readChanges(fields, database.fields, "data");
    const item = { match: makeIdMatch(row), onMissing: "refuse" as const, seeds: [], changes, subscriptions: [] };
    await writeOneProfile(client, { actor, database }, item);
    return { database, profileId: row.id };
  });
  hintListeners(database, [profileId]);
  return getProfile(actor, { id });
}
