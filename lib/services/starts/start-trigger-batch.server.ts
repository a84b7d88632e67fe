import type { z } from "zod";
import { listUnused } from "@/lib/contracts/v1/list-unused";
import { unusedInItem } from "@/lib/contracts/v1/shared";
import type { campaignsTriggersStartBatch } from "@/lib/contracts/v1/triggers-start-batch";
import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import { recordAnswers } from "@/lib/db/queries/idempotency/record-answers.server";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireKey } from "@/lib/services/idempotency/require-key.server";
import type { AppError } from "@/lib/shared/app-error";
import { readMatching } from "@/lib/domain/matching/read-matching";
import { hintStarts } from "./hint-starts.server";
import { runStarts } from "./run-starts.server";
import type { StartAnswer, StartRequest, StartResult } from "./start-request";

type Body = z.output<typeof campaignsTriggersStartBatch.body>;

export type BatchInput = {
  body: Body;
  idempotency: IdempotencyClaim | null;
  /** How one item's success or failure is answered. */
  describe: (result: StartAnswer | AppError) => Record<string, unknown>;
  /** The call's own. */
  warnings: string[];
};

/**
 * `campaigns/triggers/start_batch`: one message to each of several profiles, all in one transaction, an outcome per item. Throws
 * when the mailing itself cannot be started; an item that names no profile fails alone.
 */
export async function startTriggerBatch(
  actor: Actor,
  { body, idempotency, describe, warnings }: BatchInput,
): Promise<{ result: string[]; data: Record<string, unknown>[] }> {
  const requests = makeRequests(actor, body);
  warnings.push(...listUnused("data", body.data, unusedInItem));
  const now = await databaseNow();
  const { results, answer } = await inTransaction(pool(), async (client) => {
    await requireKey(client, idempotency);
    const results = await runStarts(client, requests, now);
    refuseTarget(results, requests[0]?.targetField ?? "");
    const answer = {
      result: results.flatMap((one) => (one.ok && isQueued(one.answer) ? [one.answer.profile_id] : [])),
      data: results.map((one) => describe(one.ok ? one.answer : one.error)),
    };
    if (idempotency) await recordAnswers(client, [{ claim: idempotency, answer }]);
    return { results, answer };
  });
  hintStarts(results);
  return answer;
}

function makeRequests(actor: Actor, body: Body): StartRequest[] {
  const { matching, field_name } = body;
  return body.data.map((item) => ({
    actor,
    kind: "mailing",
    targetId: body.trigger_id ?? body.id ?? 0,
    targetField: body.trigger_id === undefined ? "id" : "trigger_id",
    matching: { ...readMatching({ ...item, matching, field_name }) },
    content: item.content ?? body.content ?? {},
    hops: 0,
    idempotency: null,
  }));
}

/** What is wrong with the mailing is wrong with the whole request. */
function refuseTarget(results: readonly StartResult[], field: string): void {
  const [first] = results;
  if (first && !first.ok && first.error.field === field) throw first.error;
}

const isQueued = (answer: StartAnswer) => "status" in answer && answer.status === "queued";
