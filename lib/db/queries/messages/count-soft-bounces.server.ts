import type { ClientBase } from "pg";

type Reader = { shard: number; profileId: bigint; resourceId: number; address: string };

/** How many of the newest `max` letters to one subscription came back for a passing reason. */
export async function countSoftBounces(
  client: ClientBase,
  { shard, profileId, resourceId, address }: Reader,
  max: number,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>({
    name: "count-soft-bounces",
    text: `SELECT count(*)::int AS count FROM (
        SELECT bounce_kind FROM message
        WHERE shard = $1 AND profile_id = $2 AND resource_id = $3 AND address = $4 AND status = 'sent'
        ORDER BY id DESC LIMIT $5
      ) m WHERE bounce_kind = 'soft'`,
    values: [shard, profileId, resourceId, address, max],
  });
  return rows[0]?.count ?? 0;
}
