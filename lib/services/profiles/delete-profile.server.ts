import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { listLivePasses } from "@/lib/db/queries/profiles/list-live-passes.server";
import { deleteKeys } from "@/lib/db/queries/profiles/delete-keys.server";
import { deleteProfileRows } from "@/lib/db/queries/profiles/delete-profile-rows.server";
import { lockProfiles } from "@/lib/db/queries/profiles/lock-profiles.server";
import { listSubscriptions } from "@/lib/db/queries/subscriptions/list-subscriptions.server";
import { listKeyValues } from "@/lib/domain/fields/key-values";
import { listSubscriptionKeys } from "@/lib/domain/profiles/import/list-subscription-keys";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { removePass } from "@/lib/engine/control/remove-pass.server";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { holdDatabase } from "@/lib/services/databases/hold-database.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { AppError } from "@/lib/shared/app-error";
import { requireProfileRow } from "./require-profile-row.server";

/**
 * Deletes a profile with its subscriptions and history; first its passes end, wherever it is inside. Throws `conflict` when it keeps
 * being started.
 */
export async function deleteProfile(actor: Actor, { id }: { id: string }): Promise<undefined> {
  const row = await requireProfileRow(pool(), actor, id);
  for (const pass of await listLivePasses(pool(), row.id)) {
    await removePass(pool(), { ...pass, profileId: row.id, reason: "profile deleted" }, { clock: ENGINE_CLOCK });
  }
  return inTransaction(pool(), async (client) => {
    const database = await holdDatabase(client, actor, { id: row.databaseId });
    const [profile] = await lockProfiles(client, [row.id]);
    if (!profile) throw new AppError("not_found", `There is no profile ${id}.`);
    if ((await listLivePasses(client, row.id)).length > 0) {
      throw new AppError("conflict", "The profile was put into a scenario meanwhile. Try again.");
    }
    const subscriptions = await listSubscriptions(client, [row.id]);
    const keys = [...listKeyValues(profile.fields, database.fields.values()), ...listSubscriptionKeys(subscriptions)];
    await deleteKeys(
      client,
      keys.map((key) => ({ ...key, databaseId: database.id, profileId: row.id })),
    );
    await deleteProfileRows(client, row.id);
    await writeAudit(client, actor, { action: "profile.deleted", objectType: "profile", objectId: id });
    return undefined;
  });
}
