import { pool } from "@/lib/db/pool.server";
import { finishOperation } from "@/lib/engine/control/finish-operation.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";

/** Carries out what `orderMailing` began, after its commit. */
export async function finishOrders(operationIds: readonly bigint[]): Promise<void> {
  for (const operationId of operationIds) await finishOperation(pool(), operationId, { clock: ENGINE_CLOCK });
}
