import type { ClientBase } from "pg";
import { getKeyShard } from "@/lib/domain/matching/key-shard";

/** Takes an address off the list and returns why it was there; null when it was not. */
export async function deleteSuppression(
  client: ClientBase,
  accountId: number,
  address: string,
): Promise<{ reason: string } | null> {
  const { rows } = await client.query<{ reason: string }>(
    "DELETE FROM suppression WHERE key_shard = $1 AND account_id = $2 AND address = $3 RETURNING reason",
    [getKeyShard(address), accountId, address],
  );
  return rows[0] ?? null;
}
