import { type Content, isSameContent } from "@/components/scenario-editor/store/content";
import type { EditorState, Selection } from "@/components/scenario-editor/store/editor-state";
import { recordGesture, redoGesture, undoGesture } from "@/components/scenario-editor/store/history";

export type Gesture = { label: string; mergeKey?: string; selection?: Selection; nextId?: number };

/** Makes a change one entry of undo. What was typed in an open drawer before it becomes an entry of its own. */
export function applyGesture(state: EditorState, after: Content, gesture: Gesture): EditorState {
  const settled = settleVisit(state);
  if (after === settled.content) return settled;
  const entry = {
    label: gesture.label,
    before: settled.content,
    after,
    mergeKey: gesture.mergeKey ?? null,
  };
  return keepConsistent({
    ...settled,
    content: after,
    history: recordGesture(settled.history, entry),
    selection: gesture.selection ?? settled.selection,
    nextId: gesture.nextId ?? settled.nextId,
    visit: settled.visit === null ? null : { ...settled.visit, since: after },
  });
}

/** Notes what the open drawer changed so far as one entry; the drawer stays open. */
export function settleVisit(state: EditorState): EditorState {
  const { visit, content } = state;
  if (visit === null || isSameContent(visit.since, content)) return state;
  const entry = { label: `Change "${visit.name}"`, before: visit.since, after: content, mergeKey: null };
  return { ...state, history: recordGesture(state.history, entry), visit: { ...visit, since: content } };
}

/** One step back, or forth. The drawer stays open while its element exists. */
export function stepHistory(
  state: EditorState,
  direction: "undo" | "redo",
): { state: EditorState; label: string } | null {
  const settled = settleVisit(state);
  const step = direction === "undo" ? undoGesture(settled.history) : redoGesture(settled.history);
  if (step === null) return null;
  const { content, history, label } = step;
  const visit = settled.visit === null ? null : { ...settled.visit, since: content };
  return { state: keepConsistent({ ...settled, content, history, visit }), label };
}

/** Takes what no longer exists out of the selection, and closes the drawer of a missing element. */
function keepConsistent(state: EditorState): EditorState {
  const { content, selection, visit } = state;
  const nodes = [...selection.nodes].filter((id) => content.nodes.has(id));
  const edges = [...selection.edges].filter((key) => content.edges.has(key));
  const isSame = nodes.length === selection.nodes.size && edges.length === selection.edges.size;
  return {
    ...state,
    selection: isSame ? selection : { nodes: new Set(nodes), edges: new Set(edges) },
    visit: visit !== null && content.nodes.has(visit.nodeId) ? visit : null,
  };
}
