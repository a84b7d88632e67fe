import type { ClientBase } from "pg";
import type { ScenarioRecord } from "@/lib/db/queries/scenarios/get-scenario.server";
import { getGraphs } from "@/lib/db/queries/scenarios/get-graphs.server";
import { readLiveStatistics } from "@/lib/db/queries/statistics/read-live-statistics.server";
import type { Graph } from "@/lib/domain/scenario/graph";
import type { Relocation } from "@/lib/domain/scenario/relocation";
import { AppError } from "@/lib/shared/app-error";

type Save = {
  scenario: ScenarioRecord;
  input: { graph: Graph; isActive: boolean; keepProfiles: boolean; relocations?: readonly Relocation[] };
};

/**
 * Where the profiles go that stand in elements which a save deletes.
 * @throws AppError `conflict` with `details.elements` (`nodeId`, `inside`) while it is not said for each of them,
 * `bad_request` for a destination that the saved graph does not have
 */
export async function decideRelocations(client: ClientBase, { scenario, input }: Save): Promise<Relocation[]> {
  const { graph, relocations = [] } = input;
  const kept = new Set(graph.nodes.map((node) => node.id));
  const { saved } = await getGraphs(client, scenario.id);
  const deleted = (saved?.graph.nodes ?? []).filter((node) => !kept.has(node.id)).map((node) => node.id);
  if (deleted.length === 0) return [];
  // A stop that keeps nobody lets all of them exit anyway.
  const empties = scenario.isActive && !input.isActive && !input.keepProfiles;
  const said = new Map(relocations.map(({ from, to }) => [from, to]));
  const unsaid = deleted.filter((id) => !said.has(id));
  if (!empties && unsaid.length > 0) await refuseHolding(client, scenario, unsaid);
  return deleted.flatMap((from) => {
    const to = said.get(from);
    if (to === undefined) return [];
    if (to !== null && !kept.has(to)) throw unknownDestination(from, to);
    return [{ from, to }];
  });
}

async function refuseHolding(client: ClientBase, scenario: ScenarioRecord, ids: readonly number[]): Promise<void> {
  const live = await readLiveStatistics(client, scenario.id);
  const elements = (live?.nodes ?? []).filter((node) => ids.includes(node.nodeId));
  if (elements.length === 0) return;
  const inside = elements.reduce((sum, element) => sum + element.inside, 0);
  const what = elements.length === 1 ? `element #${elements[0]?.nodeId ?? 0} is` : `${elements.length} elements are`;
  const message = `${inside} ${inside === 1 ? "profile stands" : "profiles stand"} where ${what} to be deleted. Say whether they move to another element or leave.`;
  throw new AppError("conflict", message, { field: "relocations", details: { kind: "holding", elements } });
}

function unknownDestination(from: number, to: number): AppError {
  const message = `The profiles of element #${from} cannot move to element #${to}: the saved scenario has none. Choose another one.`;
  return new AppError("bad_request", message, { field: "relocations" });
}
