import type { ClientBase } from "pg";
import { type IdempotencyClaim, keptSince } from "@/lib/db/queries/idempotency/idempotency-claim";

/**
 * Takes idempotency keys inside a transaction, before its work, and returns the claims that won. For each loser throw
 * (or reject with) `KeyTakenError` and do nothing: an answer is kept already. A key that another transaction holds
 * right now is waited for. Rows go in by order of their keys, so that two batches cannot wait for each other.
 */
export async function claimKeys(
  client: ClientBase,
  claims: readonly IdempotencyClaim[],
): Promise<ReadonlySet<IdempotencyClaim>> {
  const first = claims[0];
  if (first === undefined) return new Set();
  const byName = new Map<string, IdempotencyClaim>();
  for (const claim of claims) if (!byName.has(nameOf(claim))) byName.set(nameOf(claim), claim);
  const names = [...byName.keys()].sort();
  const wanted = names.flatMap((name) => byName.get(name) ?? []);
  const result = await client.query<{ token_id: number; method: string; key: string }>({
    name: "claim-idempotency-keys",
    text: CLAIM,
    values: [
      wanted.map((claim) => claim.tokenId),
      wanted.map((claim) => claim.method),
      wanted.map((claim) => claim.key),
      wanted.map((claim) => claim.bodyHash),
      first.at,
      keptSince(first.at),
    ],
  });
  const won = result.rows.flatMap((row) => byName.get(nameOf({ tokenId: row.token_id, ...row })) ?? []);
  return new Set(won);
}

/** Status 0 = taken, no answer yet: in a committed row it belongs to a call that failed, so it may be taken again. */
const CLAIM = `
  INSERT INTO idempotency_record AS r (token_id, method, key, body_hash, status, content_type, answer, created_at)
  SELECT t, m, k, h, 0, 'application/json', '', $5 FROM unnest($1::int[], $2::text[], $3::text[], $4::bytea[]) AS x (t, m, k, h)
  ON CONFLICT (token_id, method, key) DO UPDATE
    SET body_hash = excluded.body_hash, status = 0, answer = '', created_at = excluded.created_at
    WHERE r.status = 0 OR r.created_at < $6
  RETURNING token_id, method, key`;

function nameOf({ tokenId, method, key }: { tokenId: number; method: string; key: string }): string {
  return `${tokenId} ${method} ${key}`;
}
