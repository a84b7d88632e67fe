import type { ClientBase } from "pg";
import { stopFailing } from "@/lib/db/queries/failures/failure-alerts.server";
import { getGraphs } from "@/lib/db/queries/scenarios/get-graphs.server";
import type { ScenarioRecord } from "@/lib/db/queries/scenarios/get-scenario.server";
import { updateScenario } from "@/lib/db/queries/scenarios/update-scenario.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import { beginOperation } from "@/lib/engine/control/begin-operation.server";
import { makeSwitch } from "@/lib/engine/control/make-switch";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { checkGraph, refuseFaults } from "@/lib/services/scenarios/check-graph.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { AppError } from "@/lib/shared/app-error";

export type SwitchScenarioInput = {
  scenario: ScenarioRecord;
  isActive: boolean;
  keepProfiles?: boolean;
  clear?: boolean;
};

export type Switched = { rev: number; updatedAt: Date; operationId: bigint };

/**
 * Writes in the caller's transaction that a scenario is to run or to stop, which an engine then carries out whatever happens to
 * the caller; who does not want to wait for it calls `finishOperation` after the commit.
 * @throws AppError as `setScenarioState`
 */
export async function switchScenario(
  client: ClientBase,
  actor: Actor,
  { scenario, isActive, keepProfiles = false, clear = false }: SwitchScenarioInput,
): Promise<Switched> {
  const { id } = scenario;
  if (isActive) await requireRunnable(client, actor, scenario);
  // What failed before it was mended does not stop it again.
  if (isActive) await stopFailing(client, id, ENGINE_CLOCK.now());
  const { rev, updatedAt } = await updateScenario(client, actor, { id, change: {} });
  await writeAudit(client, actor, {
    action: isActive ? "scenario.activated" : "scenario.stopped",
    objectType: "scenario",
    objectId: id,
    after: isActive ? { clear } : { keepProfiles },
  });
  const change = makeSwitch({ accountId: actor.accountId, scenarioId: id, isActive, keepProfiles, clear });
  return { rev, updatedAt, operationId: await beginOperation(client, change, ENGINE_CLOCK.now()) };
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
