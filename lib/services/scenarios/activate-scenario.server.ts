import type { Actor } from "@/lib/domain/permissions/permissions";
import { setScenarioState } from "@/lib/services/scenarios/set-scenario-state.server";

/** Runs the saved version; `clear` first ends the passes that a freeze has kept. Throws as `setScenarioState`. */
export function activateScenario(
  actor: Actor,
  { id, clear = false }: { id: number; clear?: boolean },
): Promise<{ rev: number; updatedAt: string }> {
  return setScenarioState(actor, { id, isActive: true, clear });
}
