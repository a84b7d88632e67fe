import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { finishOperation } from "@/lib/engine/control/finish-operation.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireCurrentScenario } from "@/lib/services/scenarios/require-scenario.server";
import { switchScenario } from "@/lib/services/scenarios/switch-scenario.server";

export type ScenarioStateInput = {
  id: number;
  isActive: boolean;
  /** On a stop: freeze the profiles inside; else all of them exit. */
  keepProfiles?: boolean;
  /** On an activation: end the passes that a freeze has kept. */
  clear?: boolean;
};

/**
 * Switches a scenario on or off; nothing happens when it is so already.
 * @throws AppError `bad_request` with `details.issues` when its saved graph has an error, `conflict` when it was never saved or is in the trash
 */
export async function setScenarioState(
  actor: Actor,
  { id, ...wish }: ScenarioStateInput,
): Promise<{ rev: number; updatedAt: string }> {
  const { rev, updatedAt, operationId } = await inTransaction(pool(), async (client) => {
    const scenario = await requireCurrentScenario(client, actor, id);
    if (scenario.isActive === wish.isActive) return { ...scenario, operationId: null };
    return switchScenario(client, actor, { scenario, ...wish });
  });
  if (operationId !== null) await finishOperation(pool(), operationId, { clock: ENGINE_CLOCK });
  return { rev, updatedAt: updatedAt.toISOString() };
}
