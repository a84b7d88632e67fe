import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { countLiveTasks } from "@/lib/db/queries/profiles/count-live-tasks.server";
import { deleteKeys } from "@/lib/db/queries/profiles/delete-keys.server";
import { deleteProfileRows } from "@/lib/db/queries/profiles/delete-profile-rows.server";
import { lockProfiles } from "@/lib/db/queries/profiles/lock-profiles.server";
import { listSubscriptions } from "@/lib/db/queries/subscriptions/list-subscriptions.server";
import { listKeyValues } from "@/lib/domain/fields/key-values";
import { listSubscriptionKeys } from "@/lib/domain/profiles/import/list-subscription-keys";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { holdDatabase } from "@/lib/services/databases/hold-database.server";
import { AppError } from "@/lib/shared/app-error";
import { requireProfileRow } from "./require-profile-row.server";

/** Deletes a profile with its subscriptions and history. Throws `conflict` while it is inside a scenario. */
export async function deleteProfile(actor: Actor, { id }: { id: string }): Promise<undefined> {
  return inTransaction(pool(), async (client) => {
    const row = await requireProfileRow(client, actor, id);
    const database = await holdDatabase(client, actor, { id: row.databaseId });
    const [profile] = await lockProfiles(client, [row.id]);
    if (!profile) throw new AppError("not_found", `There is no profile ${id}.`);
    const passes = await countLiveTasks(client, row.id);
    if (passes > 0) {
      throw new AppError("conflict", `The profile is inside scenarios (${passes}). Remove it there first.`, {
        details: { passes },
      });
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
