import { pool } from "@/lib/db/pool.server";

const STATEMENT = `
  SELECT m.address, r.name AS "resourceName", r.description AS "resourceDescription", a.name AS "accountName", s.status
  FROM message m
  JOIN account a ON a.id = m.account_id
  JOIN resource r ON r.id = m.resource_id
  LEFT JOIN subscription s ON s.shard = m.shard AND s.profile_id = m.profile_id AND s.resource_id = m.resource_id
    AND s.channel = m.channel AND s.address = m.address
  WHERE m.shard = $1 AND m.id = $2 AND m.address <> ''`;

export type LinkedSubscription = {
  address: string;
  resourceName: string;
  resourceDescription: string;
  accountName: string;
  /** None = the profile or its subscription is gone. */
  status: string | null;
};

/** The subscription that a message was sent to; null when the message or its resource is gone. */
export async function getLinkedSubscription(shard: number, messageId: bigint): Promise<LinkedSubscription | null> {
  const { rows } = await pool().query<LinkedSubscription>({
    name: "get-linked-subscription",
    text: STATEMENT,
    values: [shard, messageId],
  });
  return rows[0] ?? null;
}
