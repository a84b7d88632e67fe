import { queryOptions } from "@tanstack/react-query";
import { callApi } from "@/lib/api-client/call-api";
import {
  cloneScenario,
  discardScenarioDraft,
  getScenario,
  getScenarioEdits,
  type OpenScenario,
  saveScenario,
  saveScenarioDraft,
} from "@/lib/contracts/scenarios";
import type { Graph } from "@/lib/domain/scenario/graph";

/** Publishes a graph as a version and makes the switch's wish true. */
export function publishScenario(
  id: number,
  body: {
    rev: number;
    graph: Graph;
    isActive: boolean;
    keepProfiles: boolean;
    relocations: { from: number; to: number | null }[];
  },
) {
  return callApi(saveScenario, { params: { id }, body });
}

/** The browser sends this much at most for a page that is going away. */
const KEEPALIVE_BYTES_MAX = 60_000;

/** Keeps a draft. `isLeaving` lets the request outlive the page, as far as the browser allows. */
export function keepDraft(
  id: number,
  body: { graph: Graph; baseVersion: number; rev: number; force: boolean },
  isLeaving: boolean,
) {
  const keepalive = isLeaving && JSON.stringify(body).length < KEEPALIVE_BYTES_MAX;
  return callApi(saveScenarioDraft, { params: { id }, body, keepalive });
}

export function discardDraft(id: number) {
  return callApi(discardScenarioDraft, { params: { id } });
}

/** The scenario as the server has it now. */
export function readScenario(id: number): Promise<OpenScenario> {
  return callApi(getScenario, { params: { id } });
}

const EDITS_REFRESH_MS = 15_000;

/** How far anybody's edits have come; asked now and then while the window is looked at, and at once when one comes back to it. */
export function scenarioEditsQuery(id: number) {
  return queryOptions({
    queryKey: ["scenarios", "edits", id],
    queryFn: ({ signal }) => callApi(getScenarioEdits, { params: { id }, signal }),
    staleTime: 0,
    refetchInterval: EDITS_REFRESH_MS,
    refetchOnWindowFocus: "always",
  });
}

/** Makes a new scenario of what one has on the canvas. */
export function keepAsCopy(id: number, graph: Graph) {
  return callApi(cloneScenario, { params: { id }, body: { graph } });
}

/** The same, to be looked at beside what one has; never kept. */
export function otherStateQuery(id: number) {
  return queryOptions({
    queryKey: ["scenarios", "other", id],
    queryFn: ({ signal }) => callApi(getScenario, { params: { id }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
}
