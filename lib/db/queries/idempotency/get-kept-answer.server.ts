import { type IdempotencyClaim, keptSince } from "@/lib/db/queries/idempotency/idempotency-claim";
import { pool } from "@/lib/db/pool.server";

export type KeptAnswer = { bodyHash: Buffer; status: number; answer: string };

/** The answer that is kept under a claim's key; null when there is none or it is older than 24 h. */
export async function getKeptAnswer(claim: IdempotencyClaim): Promise<KeptAnswer | null> {
  const result = await pool().query<{ body_hash: Buffer; status: number; answer: string }>({
    name: "get-kept-answer",
    text: `SELECT body_hash, status, answer FROM idempotency_record
           WHERE token_id = $1 AND method = $2 AND key = $3 AND status <> 0 AND created_at >= $4`,
    values: [claim.tokenId, claim.method, claim.key, keptSince(claim.at)],
  });
  const row = result.rows[0];
  return row === undefined ? null : { bodyHash: row.body_hash, status: row.status, answer: row.answer };
}
