import { createStore, type StoreApi } from "zustand/vanilla";
import type { AddTarget } from "@/components/scenario-editor/store/add-node";
import type { GraphIssue } from "@/lib/domain/scenario/graph-rules";

/** Where the quick-add menu is open, in window pixels, and where its choice goes; no target = the best place. */
export type QuickAdd = { x: number; y: number; target: AddTarget | null };

/** What the editor shows beside the graph; nothing here is saved or undone. */
export type ViewState = {
  issues: readonly GraphIssue[];
  issuesByNode: ReadonlyMap<number, readonly GraphIssue[]>;
  quickAdd: QuickAdd | null;
  /** The edge, by key, that an element dropped now would split. */
  dropEdge: string | null;
  /** The free output, as `from:output`, that an element dropped now would be linked to. */
  dropOutput: string | null;
  /** Elements that were added just now: empty settings are no fault worth saying yet. */
  fresh: ReadonlySet<number>;
  /** Read out by screen readers. */
  announcement: string;
  isPaletteOpen: boolean;
  isIssueListOpen: boolean;
  isAboutOpen: boolean;
};

export type ViewStore = StoreApi<ViewState>;

const NO_ISSUES: readonly GraphIssue[] = [];

export function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({
    issues: NO_ISSUES,
    issuesByNode: new Map(),
    quickAdd: null,
    dropEdge: null,
    dropOutput: null,
    fresh: new Set(),
    announcement: "",
    isPaletteOpen: true,
    isIssueListOpen: false,
    isAboutOpen: false,
  }));
}

/** Takes over the result of a validation; elements whose issues did not change keep their list, so no card is drawn anew. */
export function setIssues(store: ViewStore, issues: readonly GraphIssue[]): void {
  const { issuesByNode: before } = store.getState();
  const issuesByNode = new Map<number, readonly GraphIssue[]>();
  for (const issue of issues) {
    if (issue.nodeId === null) continue;
    issuesByNode.set(issue.nodeId, [...(issuesByNode.get(issue.nodeId) ?? NO_ISSUES), issue]);
  }
  for (const [id, list] of issuesByNode) {
    const known = before.get(id);
    if (known !== undefined && JSON.stringify(known) === JSON.stringify(list)) issuesByNode.set(id, known);
  }
  store.setState({ issues, issuesByNode });
}

/** Says something to screen readers; the same text twice is said twice. */
export function announce(store: ViewStore, text: string): void {
  const isSame = store.getState().announcement === text;
  store.setState({ announcement: isSame ? `${text} ` : text });
}
