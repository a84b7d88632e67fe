import type { ClientBase } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import { getGraphs } from "@/lib/db/queries/scenarios/get-graphs.server";
import type { ScenarioRecord } from "@/lib/db/queries/scenarios/get-scenario.server";
import { updateScenario } from "@/lib/db/queries/scenarios/update-scenario.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { activateScenario } from "@/lib/engine/control/activate-scenario.server";
import { stopScenario } from "@/lib/engine/control/stop-scenario.server";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { checkGraph, refuseFaults } from "@/lib/services/scenarios/check-graph.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireCurrentScenario } from "@/lib/services/scenarios/require-scenario.server";
import { AppError } from "@/lib/shared/app-error";

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
  { id, isActive, keepProfiles = false, clear = false }: ScenarioStateInput,
): Promise<{ rev: number; updatedAt: string }> {
  const changed = await inTransaction(pool(), async (client) => {
    const scenario = await requireCurrentScenario(client, actor, id);
    if (scenario.isActive === isActive) return { ...scenario, isSame: true };
    if (isActive) await requireRunnable(client, actor, scenario);
    const written = await updateScenario(client, actor, { id, change: {} });
    await writeAudit(client, actor, {
      action: isActive ? "scenario.activated" : "scenario.stopped",
      objectType: "scenario",
      objectId: id,
      after: isActive ? { clear } : { keepProfiles },
    });
    return { ...written, isSame: false };
  });
  const answer = { rev: changed.rev, updatedAt: changed.updatedAt.toISOString() };
  if (changed.isSame) return answer;
  const target = { accountId: actor.accountId, scenarioId: id };
  const deps = { clock: ENGINE_CLOCK };
  if (isActive) await activateScenario(pool(), { ...target, clear }, deps);
  else await stopScenario(pool(), { ...target, keepProfiles }, deps);
  return answer;
}

async function requireRunnable(client: ClientBase, actor: Actor, scenario: ScenarioRecord): Promise<void> {
  const { saved } = await getGraphs(client, scenario.id);
  if (saved === null) {
    throw new AppError(
      "conflict",
      `"${scenario.name}" (#${scenario.id}) was never saved. Save it in the editor first.`,
    );
  }
  const issues = await checkGraph(client, actor, { scenario, graph: saved.graph });
  refuseFaults(issues, { scenario, purpose: "activate" });
}
