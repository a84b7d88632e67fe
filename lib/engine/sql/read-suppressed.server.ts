import { getKeyShard } from "@/lib/domain/matching/key-shard";
import { numberArray, textArray } from "@/lib/engine/sql/array-literal";
import type { Queryable, Statement } from "@/lib/engine/sql/statement";
import { runStatement } from "@/lib/engine/sql/statement";

/** Which addresses their accounts write to no more, along the primary key. */
export const READ_SUPPRESSED: Statement = {
  name: "engine-read-suppressed",
  text: `SELECT s.account_id AS "accountId", s.address
    FROM unnest($1::smallint[], $2::int[], $3::text[]) AS q(key_shard, account_id, address)
    JOIN suppression s ON s.key_shard = q.key_shard AND s.account_id = q.account_id AND s.address = q.address`,
};

export type AccountAddress = { accountId: number; address: string };

/** Those of the addresses that are suppressed in their accounts, as `nameAddress` names them. */
export async function readSuppressed(client: Queryable, asked: readonly AccountAddress[]): Promise<Set<string>> {
  if (asked.length === 0) return new Set();
  const rows = await runStatement<AccountAddress>(client, READ_SUPPRESSED, [
    numberArray(asked.map(({ address }) => getKeyShard(address))),
    numberArray(asked.map(({ accountId }) => accountId)),
    textArray(asked.map(({ address }) => address)),
  ]);
  return new Set(rows.map(nameAddress));
}

/** The name of an account's address in what readSuppressed returns. */
export function nameAddress({ accountId, address }: AccountAddress): string {
  return `${accountId} ${address}`;
}
