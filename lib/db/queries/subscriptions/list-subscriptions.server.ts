import type { ClientBase, Pool } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { SubscriptionRow } from "@/lib/db/queries/profiles/profile-row";

/** The subscriptions of any number of profiles, the highest priority first. */
export async function listSubscriptions(
  client: ClientBase | Pool,
  profileIds: readonly bigint[],
): Promise<SubscriptionRow[]> {
  if (profileIds.length === 0) return [];
  const { rows } = await client.query<SubscriptionRow>({
    name: "list-subscriptions",
    text: `SELECT s.profile_id AS "profileId", s.resource_id AS "resourceId", s.channel, s.address, s.status, s.priority
      FROM unnest($1::smallint[], $2::bigint[]) AS q(shard, profile_id)
      CROSS JOIN LATERAL (
        SELECT * FROM subscription WHERE shard = q.shard AND profile_id = q.profile_id
      ) s
      ORDER BY s.profile_id, s.priority DESC, s.resource_id, s.channel, s.address`,
    values: [profileIds.map(getProfileShard), [...profileIds]],
  });
  return rows;
}
