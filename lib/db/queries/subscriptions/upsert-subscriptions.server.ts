import type { ClientBase } from "pg";
import { getProfileShard } from "@/lib/domain/profiles/profile-id";
import type { SubscriptionRow } from "@/lib/db/queries/profiles/profile-row";

/** Writes subscriptions of locked profiles: status and priority as given, whether they were there or not. */
export async function upsertSubscriptions(
  client: ClientBase,
  { now, databaseId }: { now: Date; databaseId: number },
  rows: readonly SubscriptionRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query({
    name: "upsert-subscriptions",
    text: `INSERT INTO subscription
        (shard, profile_id, resource_id, channel, address, status, priority, database_id, created_at, updated_at)
      SELECT q.*, $8::int, $9::timestamptz, $9::timestamptz
      FROM unnest($1::smallint[], $2::bigint[], $3::int[], $4::text[], $5::text[], $6::text[], $7::int[])
        AS q(shard, profile_id, resource_id, channel, address, status, priority)
      ORDER BY 1, 2, 3, 4, 5
      ON CONFLICT (shard, profile_id, resource_id, channel, address)
      DO UPDATE SET status = excluded.status, priority = excluded.priority, updated_at = excluded.updated_at`,
    values: [
      rows.map((row) => getProfileShard(row.profileId)),
      rows.map((row) => row.profileId),
      rows.map((row) => row.resourceId),
      rows.map((row) => row.channel),
      rows.map((row) => row.address),
      rows.map((row) => row.status),
      rows.map((row) => row.priority),
      databaseId,
      now,
    ],
  });
}
