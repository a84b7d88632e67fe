import type { ClientBase } from "pg";
import { getKeyShard } from "@/lib/domain/matching/key-shard";
import type { SuppressionRow } from "./list-suppressions.server";

/** Adds an address; false when it is there already. */
export async function insertSuppression(
  client: ClientBase,
  accountId: number,
  { address, reason, createdBy, createdAt }: SuppressionRow,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO suppression (key_shard, account_id, address, reason, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [getKeyShard(address), accountId, address, reason, createdBy, createdAt],
  );
  return rowCount === 1;
}
