import type { ScenarioEdits } from "@/lib/contracts/scenarios";
import { pool } from "@/lib/db/pool.server";
import { getDraftState } from "@/lib/db/queries/scenarios/get-draft-state.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { requireScenario } from "@/lib/services/scenarios/require-scenario.server";

/** The newest version and the draft, without their graphs: what an open editor compares its own with. Throws `not_found`. */
export async function getScenarioEdits(actor: Actor, id: number): Promise<ScenarioEdits> {
  const { version, updatedAt, updatedBy } = await requireScenario(pool(), actor, { id });
  const draft = await getDraftState(pool(), id);
  return {
    version,
    savedAt: updatedAt.toISOString(),
    savedBy: updatedBy,
    draft: draft && { ...draft, updatedAt: draft.updatedAt.toISOString() },
  };
}
