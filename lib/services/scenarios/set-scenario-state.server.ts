import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { finishOperation } from "@/lib/engine/control/finish-operation.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import type { ScenarioStateInput } from "@/lib/services/scenarios/order-scenario-state.server";
import { orderScenarioState } from "@/lib/services/scenarios/order-scenario-state.server";

/**
 * Switches a scenario on or off; nothing happens when it is so already.
 * @throws AppError `bad_request` with `details.issues` when its saved graph has an error, `conflict` when it was never saved or is in the trash
 */
export async function setScenarioState(
  actor: Actor,
  wish: ScenarioStateInput,
): Promise<{ rev: number; updatedAt: string }> {
  const ordered = await inTransaction(pool(), (client) => orderScenarioState(client, actor, wish));
  const { rev, updatedAt, operationId } = ordered;
  if (operationId !== null) await finishOperation(pool(), operationId, { clock: ENGINE_CLOCK });
  return { rev, updatedAt: updatedAt.toISOString() };
}
