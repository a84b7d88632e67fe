import type { ClientBase } from "pg";
import { inTransaction } from "@/lib/db/in-transaction.server";
import { pool } from "@/lib/db/pool.server";
import type { ScenarioRecord } from "@/lib/db/queries/scenarios/get-scenario.server";
import { publishVersion } from "@/lib/db/queries/scenarios/publish-version.server";
import type { Actor } from "@/lib/domain/permissions/permissions";
import type { Graph } from "@/lib/domain/scenario/graph";
import type { Relocation } from "@/lib/domain/scenario/relocation";
import { beginOperation } from "@/lib/engine/control/begin-operation.server";
import { finishOperation } from "@/lib/engine/control/finish-operation.server";
import { makePublication } from "@/lib/engine/control/make-publication";
import { listListened } from "@/lib/nodes/list-listened";
import { writeAudit } from "@/lib/services/audit/write-audit.server";
import { checkGraph, refuseFaults } from "@/lib/services/scenarios/check-graph.server";
import { ENGINE_CLOCK } from "@/lib/services/scenarios/engine-clock";
import { requireCurrentScenario } from "@/lib/services/scenarios/require-scenario.server";
import { decideRelocations } from "@/lib/services/scenarios/decide-relocations.server";
import { switchScenario } from "@/lib/services/scenarios/switch-scenario.server";
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
  const { answer, operationIds } = await inTransaction(pool(), async (client) => {
    const scenario = await requireCurrentScenario(client, actor, input.id);
    const relocations = await decideRelocations(client, { scenario, input });
    const saved = await publish(client, actor, { scenario, input });
    return orderChanges(client, actor, { scenario, input, saved, relocations });
  });
  for (const operationId of operationIds) await finishOperation(pool(), operationId, { clock: ENGINE_CLOCK });
  return answer;
}

type Order = Publish & { saved: Saved; relocations: readonly Relocation[] };

/** The version and the switch's wish reach every shard, also when this process dies right after the commit. */
async function orderChanges(client: ClientBase, actor: Actor, { scenario, input, saved, relocations }: Order) {
  const { id, isActive, keepProfiles } = input;
  const operationIds: bigint[] = [];
  const isOn = scenario.isActive || scenario.isActivating;
  // Those who are frozen in an inactive scenario go along as well.
  if (relocations.length > 0 || (isActive && isOn)) {
    const publication = makePublication({ accountId: actor.accountId, scenarioId: id, relocations });
    operationIds.push(await beginOperation(client, publication, ENGINE_CLOCK.now()));
  }
  if (isActive === isOn) return { answer: { ...saved, isActive }, operationIds };
  const { rev, updatedAt, operationId } = await switchScenario(client, actor, { scenario, isActive, keepProfiles });
  operationIds.push(operationId);
  return { answer: { ...saved, rev, updatedAt: updatedAt.toISOString(), isActive }, operationIds };
}

type Saved = Omit<SavedScenario, "isActive">;
type Publish = { scenario: ScenarioRecord; input: SaveScenarioInput };

async function publish(client: ClientBase, actor: Actor, { scenario, input }: Publish): Promise<Saved> {
  const { id, rev, graph, isActive } = input;
  if (scenario.rev !== rev) throw outdated(scenario);
  const issues = await checkGraph(client, actor, { scenario, graph });
  refuseFaults(issues, { scenario, purpose: "save" });
  if (isActive) refuseFaults(issues, { scenario, purpose: "activate" });
  const saved = await publishVersion(client, actor, { id, rev, graph, listens: listListened(graph) });
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
