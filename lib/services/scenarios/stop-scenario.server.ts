import type { Actor } from "@/lib/domain/permissions/permissions";
import { setScenarioState } from "@/lib/services/scenarios/set-scenario-state.server";

/** Stops a scenario: the profiles inside exit, or freeze until it is activated again. Throws as `setScenarioState`. */
export function stopScenario(
  actor: Actor,
  { id, keepProfiles }: { id: number; keepProfiles: boolean },
): Promise<{ rev: number; updatedAt: string }> {
  return setScenarioState(actor, { id, isActive: false, keepProfiles });
}
