import { createStore, type StoreApi } from "zustand/vanilla";
import type { LiveNumbers, PeriodStatistics } from "@/lib/contracts/scenario-statistics";

export type StatisticsMode = "period" | "live";

export type NodeNumbers = PeriodStatistics["nodes"][number];

/** Numbers for the canvas and the panel. Kept apart from the graph: a refresh never marks it changed. */
export type StatisticsState = {
  isOpen: boolean;
  mode: StatisticsMode;
  period: ReadonlyMap<number, NodeNumbers>;
  totals: Pick<PeriodStatistics, "entered" | "completed" | "failed" | "removed" | "asOf"> | null;
  live: ReadonlyMap<number, number>;
  liveInside: number | null;
  liveFailed: number | null;
  liveAsOf: string | null;
  isConnected: boolean;
  /** The element whose profiles are listed. */
  listed: number | null;
  /** Whether those who failed are listed. */
  isFailedListed: boolean;
};

export type StatisticsStore = StoreApi<StatisticsState>;

export function createStatisticsStore(): StatisticsStore {
  return createStore<StatisticsState>(() => ({
    isOpen: true,
    mode: "period",
    period: new Map(),
    totals: null,
    live: new Map(),
    liveInside: null,
    liveFailed: null,
    liveAsOf: null,
    isConnected: false,
    listed: null,
    isFailedListed: false,
  }));
}

/** Takes over a period's numbers; elements whose numbers did not change keep their object. */
export function setPeriod(store: StatisticsStore, answer: PeriodStatistics): void {
  const { period: before } = store.getState();
  const period = new Map<number, NodeNumbers>();
  for (const numbers of answer.nodes) {
    const known = before.get(numbers.nodeId);
    const isSame = known !== undefined && JSON.stringify(known) === JSON.stringify(numbers);
    period.set(numbers.nodeId, isSame ? known : numbers);
  }
  const { entered, completed, failed, removed, asOf } = answer;
  store.setState({ period, totals: { entered, completed, failed, removed, asOf } });
}

/** Takes over one line of the live stream. */
export function applyLive(store: StatisticsStore, numbers: LiveNumbers): void {
  const live = numbers.full ? new Map<number, number>() : new Map(store.getState().live);
  for (const { nodeId, inside } of numbers.nodes) {
    if (inside === 0) live.delete(nodeId);
    else live.set(nodeId, inside);
  }
  store.setState({
    live,
    liveInside: numbers.inside,
    liveFailed: numbers.failed,
    liveAsOf: numbers.asOf,
    isConnected: true,
  });
}

/** The share of an output among all profiles that left by an output, 0–1; null while nobody did. */
export function readShare(state: StatisticsState, nodeId: number, output: string): number | null {
  const outputs = state.isOpen && state.mode === "period" ? (state.period.get(nodeId)?.outputs ?? []) : [];
  const all = outputs.reduce((sum, one) => sum + one.left, 0);
  return all === 0 ? null : (outputs.find((one) => one.output === output)?.left ?? 0) / all;
}
