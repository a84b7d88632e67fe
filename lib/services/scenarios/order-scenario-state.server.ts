import type { ClientBase } from "pg";
import type { Actor } from "@/lib/domain/permissions/permissions";
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

/** Orders, in the caller's transaction, what `setScenarioState` does; the operation is null when the scenario is so already. */
export async function orderScenarioState(
  client: ClientBase,
  actor: Actor,
  { id, ...wish }: ScenarioStateInput,
): Promise<{ rev: number; updatedAt: Date; operationId: bigint | null }> {
  const scenario = await requireCurrentScenario(client, actor, id);
  // A stop ends an activation that is under way.
  if ((scenario.isActive || scenario.isActivating) === wish.isActive) return { ...scenario, operationId: null };
  return switchScenario(client, actor, { scenario, ...wish });
}
