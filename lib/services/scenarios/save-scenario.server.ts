import type { ClientBase } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { ScenarioRecord } from "@/lib/db/queries/scenarios/get-scenario.server";
import { publishVersion } from "@/lib/db/queries/scenarios/publish-version.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Graph } from "@/lib/domain/scenario/graph";
import type { Relocation } from "@/lib/domain/scenario/relocation";
import { publishScenario } from "@/lib/engine/control/publish-scenario.server";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { checkGraph, refuseFaults } from "@/lib/services/scenarios/check-graph.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireCurrentScenario } from "@/lib/services/scenarios/require-scenario.server";
import { decideRelocations } from "@/lib/services/scenarios/decide-relocations.server";
import { setScenarioState } from "@/lib/services/scenarios/set-scenario-state.server";
import { AppError } from "@/lib/shared/app-error";

export type SaveScenarioInput = {
  id: number;
  /** The revision that was edited. */
  rev: number;
  graph: Graph;
  /** The switch as it stands. */
  isActive: boolean;
  keepProfiles: boolean;
  /** Where the profiles in deleted elements go. */
  relocations?: readonly Relocation[];
};

export type SavedScenario = { version: number; rev: number; updatedAt: string; isActive: boolean };

/**
 * Publishes a graph as the newest version and makes the switch's wish true; profiles inside follow from their next step.
 * @throws AppError `bad_request` with `details.issues` for a start that leads nowhere, or any error when it is to be active;
 * `conflict` with `details` of the newer version when somebody changed the scenario meanwhile, or of the deleted elements that hold profiles when it is not said
 * where these go: nothing is written then
 */
export async function saveScenario(actor: Actor, input: SaveScenarioInput): Promise<SavedScenario> {
  const { id, isActive, keepProfiles } = input;
  const { before, saved, relocations } = await inTransaction(pool(), async (client) => {
    const scenario = await requireCurrentScenario(client, actor, id);
    const relocations = await decideRelocations(client, { scenario, input });
    return { before: scenario, saved: await publish(client, actor, { scenario, input }), relocations };
  });
  // Those who are frozen in an inactive scenario go along as well.
  if (relocations.length > 0 || (isActive && before.isActive)) {
    const target = { accountId: actor.accountId, scenarioId: id, relocations };
    await publishScenario(pool(), target, { clock: ENGINE_CLOCK });
  }
  if (isActive !== before.isActive) {
    const state = await setScenarioState(actor, { id, isActive, keepProfiles });
    return { ...saved, ...state, isActive };
  }
  return { ...saved, isActive };
}

type Publish = { scenario: ScenarioRecord; input: SaveScenarioInput };

async function publish(client: ClientBase, actor: Actor, { scenario, input }: Publish) {
  const { id, rev, graph, isActive } = input;
  if (scenario.rev !== rev) throw outdated(scenario);
  const issues = await checkGraph(client, actor, { scenario, graph });
  refuseFaults(issues, { scenario, purpose: "save" });
  if (isActive) refuseFaults(issues, { scenario, purpose: "activate" });
  const saved = await publishVersion(client, actor, { id, rev, graph });
  if (saved === null) throw outdated(scenario);
  await writeAudit(client, actor, {
    action: "scenario.saved",
    objectType: "scenario",
    objectId: id,
    after: { version: saved.version, elements: graph.nodes.length },
  });
  return { version: saved.version, rev: saved.rev, updatedAt: saved.updatedAt.toISOString() };
}

function outdated({ id, name, rev, version, updatedBy, updatedAt }: ScenarioRecord): AppError {
  const who = updatedBy ?? "Somebody";
  return new AppError("conflict", `${who} changed "${name}" (#${id}) meanwhile. Your edits are not saved.`, {
    details: { kind: "version", rev, version, updatedBy: who, updatedAt: updatedAt.toISOString() },
  });
}
