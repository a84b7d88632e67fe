import type { ClientBase } from "pg";
import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";

const OK = 200;

/** Keeps the answers of claims that `claimKeys` won, in the same transaction as the work they speak of. */
export async function recordAnswers(
  client: ClientBase,
  entries: readonly { claim: IdempotencyClaim; answer: Record<string, unknown> }[],
): Promise<void> {
  if (entries.length === 0) return;
  await client.query({
    name: "record-idempotent-answers",
    text: `UPDATE idempotency_record r SET status = $4, answer = x.answer
           FROM unnest($1::int[], $2::text[], $3::text[], $5::text[]) AS x (token_id, method, key, answer)
           WHERE r.token_id = x.token_id AND r.method = x.method AND r.key = x.key`,
    values: [
      entries.map(({ claim }) => claim.tokenId),
      entries.map(({ claim }) => claim.method),
      entries.map(({ claim }) => claim.key),
      OK,
      entries.map(({ claim, answer }) => claim.print(answer)),
    ],
  });
  for (const { claim } of entries) claim.isRecorded = true;
}
