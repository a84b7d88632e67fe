import type { ClientBase, Pool } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";

export type NamedSubscription = {
  resourceId: number;
  resourceName: string;
  channel: string;
  address: string;
  status: string;
  priority: number;
  updatedAt: Date;
};

/** One profile's subscriptions with the names of their resources. */
export async function listProfileSubscriptions(
  client: ClientBase | Pool,
  profileId: bigint,
): Promise<NamedSubscription[]> {
  const { rows } = await client.query<NamedSubscription>({
    name: "list-profile-subscriptions",
    text: `SELECT s.resource_id AS "resourceId", r.name AS "resourceName", s.channel, s.address, s.status, s.priority,
        s.updated_at AS "updatedAt"
      FROM subscription s JOIN resource r ON r.id = s.resource_id
      WHERE s.shard = $1 AND s.profile_id = $2
      ORDER BY r.name, s.channel, s.priority DESC, s.address`,
    values: [getProfileShard(profileId), profileId],
  });
  return rows;
}
