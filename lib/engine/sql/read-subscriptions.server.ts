import { numberArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";
import type { SubscriptionView } from "@/lib/nodes/define";

/** Reads all subscriptions of profiles along the primary key. Profiles of any shards: a message may be started for many. */
export const READ_SUBSCRIPTIONS: Statement = {
  name: "engine-read-subscriptions",
  text: `SELECT s.profile_id, s.resource_id, s.channel, s.address, s.status, s.priority
    FROM unnest($1::smallint[], $2::bigint[]) AS q(shard, profile_id)
    JOIN subscription s ON s.shard = q.shard AND s.profile_id = q.profile_id`,
};

type Raw = {
  profile_id: bigint;
  resource_id: number;
  channel: string;
  address: string;
  status: string;
  priority: number;
};

/** The subscriptions of profiles by profile, the highest priority first. */
export async function readSubscriptions(
  client: Queryable,
  profiles: readonly { shard: number; id: bigint }[],
): Promise<Map<bigint, SubscriptionView[]>> {
  const found = new Map<bigint, SubscriptionView[]>();
  if (profiles.length === 0) return found;
  const rows = await runStatement<Raw>(client, READ_SUBSCRIPTIONS, [
    numberArray(profiles.map((profile) => profile.shard)),
    numberArray(profiles.map((profile) => profile.id)),
  ]);
  for (const row of rows) {
    const { resource_id: resourceId, channel, address, status, priority } = row;
    const view = { resourceId, channel, address, status, priority };
    const list = found.get(row.profile_id);
    if (list) list.push(view);
    else found.set(row.profile_id, [view]);
  }
  for (const list of found.values()) list.sort((a, b) => b.priority - a.priority || (a.address < b.address ? -1 : 1));
  return found;
}
