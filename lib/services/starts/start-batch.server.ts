import type { z } from "zod";
import { listUnused } from "@/lib/contracts/v1/list-unused";
import type { startItemSchema } from "@/lib/contracts/v1/shared";
import { unusedInItem } from "@/lib/contracts/v1/shared";
import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import { recordAnswers } from "@/lib/db/queries/idempotency/record-answers.server";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { readMatching } from "@/lib/domain/matching/read-matching";
import { requireKey } from "@/lib/services/idempotency/require-key.server";
import type { AppError } from "@/lib/shared/app-error";
import type { JsonObject } from "@/lib/shared/json";
import { hintStarts } from "./hint-starts.server";
import { runStarts } from "./run-starts.server";
import type { StartAnswer, StartRequest, StartResult } from "./start-request";

/** The members that every batch of starts has. */
type BatchBody = {
  matching: Parameters<typeof readMatching>[0]["matching"];
  field_name?: string | undefined;
  content?: JsonObject | undefined;
  data: z.output<typeof startItemSchema>[];
};

export type StartBatchInput<Body> = {
  body: Body;
  idempotency: IdempotencyClaim | null;
  /** How one item's success or failure is answered. */
  describe: (result: StartAnswer | AppError) => Record<string, unknown>;
  /** The call's own. */
  warnings: string[];
};

/** What all items of a batch share. */
export type BatchTarget = Pick<StartRequest, "actor" | "kind" | "targetId" | "targetField" | "hops">;

/**
 * Starts all items in one transaction and answers with what `makeAnswer` says of their outcomes, in order. An item that names no profile
 * fails alone.
 * @throws AppError when the scenario or mailing itself cannot be started
 */
export async function startBatch<Answer extends Record<string, unknown>>(
  target: BatchTarget,
  { body, idempotency, warnings }: Omit<StartBatchInput<BatchBody>, "describe">,
  makeAnswer: (results: readonly StartResult[]) => Answer,
): Promise<Answer> {
  const requests = makeRequests(target, body);
  warnings.push(...listUnused("data", body.data, unusedInItem));
  const now = await databaseNow();
  const { results, answer } = await inTransaction(pool(), async (client) => {
    await requireKey(client, idempotency);
    const results = await runStarts(client, requests, now);
    refuseTarget(results, target.targetField);
    const answer = makeAnswer(results);
    if (idempotency) await recordAnswers(client, [{ claim: idempotency, answer }]);
    return { results, answer };
  });
  hintStarts(results);
  return answer;
}

function makeRequests(target: BatchTarget, { matching, field_name, content, data }: BatchBody): StartRequest[] {
  return data.map((item) => ({
    ...target,
    matching: { ...readMatching({ ...item, matching, field_name }) },
    content: item.content ?? content ?? {},
    idempotency: null,
  }));
}

/** What is wrong with the scenario or mailing is wrong with the whole request. */
function refuseTarget(results: readonly StartResult[], field: string): void {
  const [first] = results;
  if (first && !first.ok && first.error.field === field) throw first.error;
}
