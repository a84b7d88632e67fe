import { listUnused } from "@/lib/contracts/v1/list-unused";
import { unusedInItem } from "@/lib/contracts/v1/shared";
import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import { recordAnswers } from "@/lib/db/queries/idempotency/record-answers.server";
import { databaseNow } from "@/lib/db/database-now.server";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { createBackgroundJob } from "@/lib/services/background-jobs/create-background-job.server";
import { makeItemParts } from "@/lib/services/background-jobs/item-parts";
import { requireKey } from "@/lib/services/idempotency/require-key.server";
import { AppError } from "@/lib/shared/app-error";
import type { BatchTarget, StartBatchBody } from "./make-start-requests";
import { START_BATCH_JOB } from "./start-batch-job.server";
import { findTargets } from "./target-cache.server";

type Input = {
  body: StartBatchBody;
  idempotency: IdempotencyClaim | null;
  /** The call's own. */
  warnings: string[];
};

/**
 * Leaves the starts of many profiles to the engines; answers with the number under which `tasks/get` tells of it.
 * @throws AppError when the scenario or mailing is not there or not active
 */
export async function startBatchLater(
  { actor, ...target }: BatchTarget,
  { body, idempotency, warnings }: Input,
): Promise<{ task_id: number }> {
  const { data, matching, field_name, content = {} } = body;
  warnings.push(...listUnused("data", data, unusedInItem));
  const now = await databaseNow();
  return inTransaction(pool(), async (client) => {
    await requireKey(client, idempotency);
    const [found] = await findTargets(client, [{ ...target, actor }], now.getTime());
    if (found instanceof AppError) throw found;
    if (!found) throw new Error("A request has no target.");
    const id = await createBackgroundJob(client, actor, {
      kind: START_BATCH_JOB,
      title: `${target.kind === "scenario" ? "Into the scenario" : "Letters of the mailing"} ${found.name} over the API`,
      ...{ databaseId: found.databaseId, now, total: data.length },
      settings: { ...target, matching, ...(field_name === undefined ? {} : { field_name }), content },
      parts: makeItemParts(data),
    });
    const answer = { task_id: id };
    if (idempotency) await recordAnswers(client, [{ claim: idempotency, answer }]);
    return answer;
  });
}
