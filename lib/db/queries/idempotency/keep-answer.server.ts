import { type IdempotencyClaim, keptSince } from "@/lib/db/queries/idempotency/idempotency-claim";
import { pool } from "@/lib/db/pool.server";

/**
 * Keeps an answer outside any work's transaction: for failures, which have no work, and for methods whose work is
 * harmless when it is done twice.
 */
export async function keepAnswer(claim: IdempotencyClaim, kept: { status: number; answer: string }): Promise<void> {
  await pool().query({
    name: "keep-answer",
    text: `INSERT INTO idempotency_record AS r (token_id, method, key, body_hash, status, content_type, answer, created_at)
           VALUES ($1, $2, $3, $4, $5, 'application/json', $6, $7)
           ON CONFLICT (token_id, method, key) DO UPDATE
             SET body_hash = excluded.body_hash, status = excluded.status, answer = excluded.answer,
                 created_at = excluded.created_at
             WHERE r.status = 0 OR r.created_at < $8`,
    values: [
      claim.tokenId,
      claim.method,
      claim.key,
      claim.bodyHash,
      kept.status,
      kept.answer,
      claim.at,
      keptSince(claim.at),
    ],
  });
  claim.isRecorded = true;
}
