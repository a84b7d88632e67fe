import type { Profile } from "@/lib/contracts/profiles";
import { pool } from "@/lib/db/pool.server";
import type { ProfileRow } from "@/lib/db/queries/profiles/profile-row";
import {
  listProfileSubscriptions,
  type NamedSubscription,
} from "@/lib/db/queries/subscriptions/list-profile-subscriptions.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { formatProfileId } from "@/lib/domain/profiles/profile-id";
import { subscriptionStatusSchema } from "@/lib/domain/subscriptions/subscription-status";
import { requireProfileRow } from "./require-profile-row.server";

/** One profile with all its fields and subscriptions. Throws `not_found` when the actor does not see it. */
export async function getProfile(actor: Actor, { id }: { id: string }): Promise<Profile> {
  const row = await requireProfileRow(pool(), actor, id);
  return describeProfile(row, await listProfileSubscriptions(pool(), row.id));
}

function describeProfile(
  row: ProfileRow & { databaseName: string },
  subscriptions: readonly NamedSubscription[],
): Profile {
  const { databaseId, databaseName, fields, version } = row;
  return {
    id: formatProfileId(row.id, row.createdAt),
    databaseId,
    databaseName,
    fields,
    version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    subscriptions: subscriptions.map((subscription) => ({
      ...subscription,
      status: subscriptionStatusSchema.parse(subscription.status),
      updatedAt: subscription.updatedAt.toISOString(),
    })),
  };
}
