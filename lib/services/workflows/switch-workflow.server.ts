import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { IdempotencyClaim } from "@/lib/db/queries/idempotency/idempotency-claim";
import { recordAnswers } from "@/lib/db/queries/idempotency/record-answers.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { finishOperation } from "@/lib/engine/control/finish-operation.server";
import { requireKey } from "@/lib/services/idempotency/require-key.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import type { ScenarioStateInput } from "@/lib/services/scenarios/order-scenario-state.server";
import { orderScenarioState } from "@/lib/services/scenarios/order-scenario-state.server";
import type { Workflow } from "./describe-workflow";
import { getWorkflow } from "./get-workflow.server";

/** Runs or stops a scenario for a call of the API; the answer is kept under its key in the same transaction. Throws as `setScenarioState`. */
export async function switchWorkflow(
  actor: Actor,
  wish: ScenarioStateInput,
  idempotency: IdempotencyClaim | null,
): Promise<{ data: Workflow }> {
  const { data } = await getWorkflow(actor, wish);
  // An activation turns the switch on when every shard is ready, after the commit.
  const answer = { data: { ...data, is_active: wish.isActive } };
  const operationId = await inTransaction(pool(), async (client) => {
    await requireKey(client, idempotency);
    const ordered = await orderScenarioState(client, actor, wish);
    if (idempotency) await recordAnswers(client, [{ claim: idempotency, answer }]);
    return ordered.operationId;
  });
  if (operationId !== null) await finishOperation(pool(), operationId, { clock: ENGINE_CLOCK });
  return answer;
}
