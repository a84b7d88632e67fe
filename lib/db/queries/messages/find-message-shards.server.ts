import { pool } from "@/lib/db/pool.server";

// Who reports names only the message: a probe of the key in every shard, each a look at one page of the index.
const STATEMENT = `
  SELECT m.shard, m.id FROM unnest($2::bigint[]) AS q(id) CROSS JOIN generate_series(0, 255) AS s(shard)
  JOIN message m ON m.shard = s.shard AND m.id = q.id AND m.account_id = $1`;

/** The shards of an account's messages, by their ids; those that are not kept are left out. */
export async function findMessageShards(accountId: number, ids: readonly bigint[]): Promise<Map<bigint, number>> {
  const { rows } = await pool().query<{ shard: number; id: bigint }>({
    name: "find-message-shards",
    text: STATEMENT,
    values: [accountId, [...ids]],
  });
  return new Map(rows.map(({ shard, id }) => [id, shard]));
}
