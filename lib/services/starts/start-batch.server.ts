import { listUnused } from "@/lib/contracts/v1/list-unused";
import { unusedInItem } from "@/lib/contracts/v1/shared";
import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import { recordAnswers } from "@/lib/db/queries/idempotency/record-answers.server";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { REALTIME_LANE } from "@/lib/engine/task-row";
import { requireKey } from "@/lib/services/idempotency/require-key.server";
import type { AppError } from "@/lib/shared/app-error";
import { hintStarts } from "./hint-starts.server";
import { type BatchTarget, makeStartRequests, type StartBatchBody } from "./make-start-requests";
import { runStarts } from "./run-starts.server";
import type { StartAnswer, StartResult } from "./start-request";

export type StartBatchInput<Body> = {
  body: Body;
  idempotency: IdempotencyClaim | null;
  /** How one item's success or failure is answered. */
  describe: (result: StartAnswer | AppError) => Record<string, unknown>;
  /** The call's own. */
  warnings: string[];
};

/**
 * Starts all items in one transaction and answers with what `makeAnswer` says of their outcomes, in order. An item that names no profile
 * fails alone.
 * @throws AppError when the scenario or mailing itself cannot be started
 */
export async function startBatch<Answer extends Record<string, unknown>>(
  target: BatchTarget,
  { body, idempotency, warnings }: Omit<StartBatchInput<StartBatchBody>, "describe">,
  makeAnswer: (results: readonly StartResult[]) => Answer,
): Promise<Answer> {
  const requests = makeStartRequests(target, body);
  warnings.push(...listUnused("data", body.data, unusedInItem));
  const now = await databaseNow();
  const { results, answer } = await inTransaction(pool(), async (client) => {
    await requireKey(client, idempotency);
    const results = await runStarts(client, requests, { now, lane: REALTIME_LANE });
    refuseTarget(results, target.targetField);
    const answer = makeAnswer(results);
    if (idempotency) await recordAnswers(client, [{ claim: idempotency, answer }]);
    return { results, answer };
  });
  hintStarts(results);
  return answer;
}

/** What is wrong with the scenario or mailing is wrong with the whole request. */
function refuseTarget(results: readonly StartResult[], field: string): void {
  const [first] = results;
  if (first && !first.ok && first.error.field === field) throw first.error;
}
