import type { ClientBase } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";

export type SubscriptionKey = { profileId: bigint; resourceId: number; channel: string; address: string };
export type StatusChange = { from: readonly string[]; to: string; now: Date };

/** Changes the status of one subscription if it is one of `from`; null when it was not, else what it was. */
export async function changeStatus(
  client: ClientBase,
  { profileId, resourceId, channel, address }: SubscriptionKey,
  { from, to, now }: StatusChange,
): Promise<{ before: string; priority: number } | null> {
  const { rows } = await client.query<{ before: string; priority: number }>({
    name: "change-subscription-status",
    text: `WITH old AS (
        SELECT status, priority FROM subscription
        WHERE shard = $1 AND profile_id = $2 AND resource_id = $3 AND channel = $4 AND address = $5 AND status = ANY($6)
        FOR UPDATE
      )
      UPDATE subscription s SET status = $7, updated_at = $8 FROM old
      WHERE s.shard = $1 AND s.profile_id = $2 AND s.resource_id = $3 AND s.channel = $4 AND s.address = $5
      RETURNING old.status AS before, s.priority`,
    values: [getProfileShard(profileId), profileId, resourceId, channel, address, [...from], to, now],
  });
  return rows[0] ?? null;
}
