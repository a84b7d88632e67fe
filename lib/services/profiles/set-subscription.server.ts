import type { Profile } from "@/lib/contracts/profiles";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { listResourceViews } from "@/lib/db/queries/resources/list-resource-views.server";
import { makeSubscriptionChange } from "@/lib/domain/profiles/import/make-subscription-change";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { SubscriptionStatus } from "@/lib/domain/subscriptions/subscription-status";
import { holdDatabase } from "@/lib/services/databases/hold-database.server";
import { AppError } from "@/lib/shared/app-error";
import { getProfile } from "./get-profile.server";
import { hintListeners } from "./hint-listeners.server";
import { makeIdMatch } from "./make-id-match";
import { requireProfileRow } from "./require-profile-row.server";
import { writeOneProfile } from "./write-one-profile.server";

export type SetSubscriptionInput = {
  id: string;
  resourceId: number;
  channel: string;
  /** Absent = the profile's own address. */
  address?: string | undefined;
  status: SubscriptionStatus;
  priority?: number | undefined;
};

/** Subscribes a profile to a resource, or changes its subscription, by hand. */
export async function setSubscription(actor: Actor, input: SetSubscriptionInput): Promise<Profile> {
  const { database, profileId } = await inTransaction(pool(), async (client) => {
    const row = await requireProfileRow(client, actor, input.id);
    const database = await holdDatabase(client, actor, { id: row.databaseId });
    const [resource] = await listResourceViews(client, actor, [input.resourceId]);
    if (!resource) {
      throw new AppError("not_found", `There is no resource #${input.resourceId}.`, { field: "resourceId" });
    }
    const { channel, status, priority } = input;
    const given = { channel, resource_id: resource.id, email: input.address, status, priority };
    const subscription = makeSubscriptionChange(given, { path: "subscription", resource, database });
    await writeOneProfile(
      client,
      { actor, database },
      { match: makeIdMatch(row), onMissing: "refuse", seeds: [], changes: [], subscriptions: [subscription] },
    );
    return { database, profileId: row.id };
  });
  hintListeners(database, [profileId]);
  return getProfile(actor, { id: input.id });
}
