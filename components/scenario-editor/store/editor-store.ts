import { createStore, type StoreApi } from "zustand/vanilla";
import { addNode, type AddTarget } from "@/components/scenario-editor/store/add-node";
import { emptyBin, restoreFromBin } from "@/components/scenario-editor/store/bin";
import { changeNode } from "@/components/scenario-editor/store/change-node";
import { type Clip, copyNodes, pasteNodes } from "@/components/scenario-editor/store/clipboard";
import { connectNodes, mayConnect } from "@/components/scenario-editor/store/connect-nodes";
import { type Content, isSameContent, toContent } from "@/components/scenario-editor/store/content";
import { deleteNodes } from "@/components/scenario-editor/store/delete-nodes";
import { disconnectEdges } from "@/components/scenario-editor/store/disconnect-edges";
import { type EditorState, NO_SELECTION, type Selection } from "@/components/scenario-editor/store/editor-state";
import type { Point } from "@/components/scenario-editor/store/geometry";
import { applyGesture, settleVisit, stepHistory } from "@/components/scenario-editor/store/gestures";
import { EMPTY_HISTORY } from "@/components/scenario-editor/store/history";
import { moveNodes } from "@/components/scenario-editor/store/move-nodes";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import { makeTidyLayout } from "@/components/scenario-editor/store/tidy-layout";
import type { Graph, GraphEdge, GraphNode } from "@/lib/domain/scenario/graph";
import type { JsonObject } from "@/lib/shared/json";

/** What a new element is made of. */
export type NodeSeed = Pick<GraphNode, "type" | "settings" | "version">;

export type EditorActions = {
  /** Adds an element and selects it; its id. */
  add: (seed: NodeSeed, target: AddTarget) => number;
  connect: (edge: GraphEdge) => void;
  disconnect: (keys: Iterable<string>) => void;
  /** Takes a link's end, or its beginning, elsewhere. */
  reconnect: (key: string, edge: GraphEdge) => void;
  /** `mergeKey`: moves with the same key that follow each other are one entry of undo. */
  move: (places: ReadonlyMap<number, Point>, mergeKey?: string) => void;
  tidyUp: () => void;
  /** Deletes the selected elements and edges; how many elements and edges went. */
  deleteSelected: () => { nodes: number; edges: number };
  /** Puts an element back from the Bin and selects it. */
  restore: (id: number) => void;
  emptyBin: () => void;
  openVisit: (id: number) => void;
  /** Changes the visited element at once, without an entry of undo until the visit ends. */
  /** Changed settings come in the shape of `version`. */
  changeVisited: (change: { title?: string; settings?: JsonObject; version?: number }) => void;
  endVisit: (how: "apply" | "discard") => void;
  copySelected: () => Clip | null;
  cutSelected: () => Clip | null;
  /** Adds copied elements and selects them; how many. */
  paste: (clip: Clip, at: Point | null) => number;
  undo: () => string | null;
  redo: () => string | null;
  select: (selection: Selection) => void;
  /** The content was saved as it is now, or as given. */
  markSaved: (graph: Graph) => void;
  /** Starts anew from another graph: somebody else's version. */
  replace: (input: { graph: Graph; saved: Graph; nextId: number }) => void;
};

export type EditorStore = StoreApi<EditorState & EditorActions>;

export type EditorInput = {
  graph: Graph;
  /** The newest saved version's graph. */
  saved: Graph;
  nextId: number;
  kinds: NodeKinds;
};

type Context = { get: () => EditorState; set: (state: Partial<EditorState>) => void; kinds: NodeKinds };

/** Makes the editor's store: state that only pure reducers change. */
export function createEditorStore({ kinds, ...input }: EditorInput): EditorStore {
  return createStore((set, get) => {
    const context: Context = { get, set: (state) => set(state), kinds };
    return {
      ...startState(input),
      ...makeGraphActions(context),
      ...makeVisitActions(context),
      ...makeClipActions(context),
      ...makeHistoryActions(context),
    };
  });
}

/** True when the content differs from what was saved last. */
export function isDirty(state: Pick<EditorState, "content" | "saved">): boolean {
  return !isSameContent(state.content, state.saved);
}

function startState({ graph, saved, nextId }: Omit<EditorInput, "kinds">): EditorState {
  const content = toContent(graph);
  const highest = Math.max(0, ...content.nodes.keys(), ...content.bin.map((node) => node.id));
  return {
    content,
    saved: toContent(saved),
    history: EMPTY_HISTORY,
    selection: NO_SELECTION,
    visit: null,
    nextId: Math.max(nextId, highest + 1),
  };
}

const onlyNodes = (ids: Iterable<number>): Selection => ({ nodes: new Set(ids), edges: new Set() });

/** `Move "Wait"`, `Move 3 elements`. */
function labelOf(verb: string, ids: readonly number[], { content, kinds }: { content: Content; kinds: NodeKinds }) {
  const node = ids.length === 1 ? content.nodes.get(ids[0] ?? -1) : undefined;
  return node === undefined ? `${verb} ${ids.length} elements` : `${verb} "${kinds.titleOf(node)}"`;
}

function makeGraphActions({ get, set, kinds }: Context) {
  const apply = (...input: Parameters<typeof applyGesture> extends [EditorState, ...infer Rest] ? Rest : never) =>
    set(applyGesture(get(), ...input));
  return {
    add(seed: NodeSeed, target: AddTarget): number {
      const id = get().nextId;
      const node: GraphNode = { id, title: "", position: { x: 0, y: 0 }, ...seed };
      const after = addNode(get().content, node, { target, kinds });
      apply(after, { label: `Add "${kinds.titleOf(node)}"`, selection: onlyNodes([id]), nextId: id + 1 });
      return id;
    },
    connect: (edge: GraphEdge) => apply(connectNodes(get().content, edge, kinds), { label: "Link elements" }),
    disconnect: (keys: Iterable<string>) => apply(disconnectEdges(get().content, keys), { label: "Remove link" }),
    reconnect(key: string, edge: GraphEdge) {
      const { content } = get();
      const linked = connectNodes(disconnectEdges(content, [key]), edge, kinds);
      if (mayConnect(content, edge, kinds)) apply(linked, { label: "Move link" });
    },
    move(places: ReadonlyMap<number, Point>, mergeKey?: string) {
      const label = labelOf("Move", [...places.keys()], { content: get().content, kinds });
      apply(moveNodes(get().content, places), { label, ...(mergeKey === undefined ? {} : { mergeKey }) });
    },
    tidyUp: () => apply(moveNodes(get().content, makeTidyLayout(get().content, kinds)), { label: "Tidy up" }),
    deleteSelected() {
      const { content, selection } = get();
      const after = deleteNodes(disconnectEdges(content, selection.edges), selection.nodes, kinds);
      const counts = { nodes: content.nodes.size - after.nodes.size, edges: selection.edges.size };
      const label = counts.nodes > 0 ? labelOf("Delete", [...selection.nodes], { content, kinds }) : "Remove link";
      apply(after, { label });
      return counts;
    },
    restore(id: number) {
      const content = restoreFromBin(get().content, id);
      apply(content, { label: labelOf("Restore", [id], { content, kinds }), selection: onlyNodes([id]) });
    },
    emptyBin: () => apply(emptyBin(get().content), { label: "Empty the Bin" }),
  };
}

function makeVisitActions({ get, set, kinds }: Context) {
  return {
    openVisit(id: number) {
      const state = settleVisit(get());
      const original = state.content.nodes.get(id);
      if (original === undefined || state.visit?.nodeId === id) return;
      set({
        ...state,
        visit: { nodeId: id, name: kinds.titleOf(original), original, since: state.content },
        selection: onlyNodes([id]),
      });
    },
    changeVisited(change: { title?: string; settings?: JsonObject; version?: number }) {
      const { visit, content } = get();
      if (visit !== null) set({ content: changeNode(content, visit.nodeId, change) });
    },
    endVisit(how: "apply" | "discard") {
      const { visit, content } = get();
      if (visit === null) return;
      const { title, settings, version } = visit.original;
      const after = how === "discard" ? changeNode(content, visit.nodeId, { title, settings, version }) : content;
      set({ ...settleVisit({ ...get(), content: after }), visit: null });
    },
  };
}

function makeClipActions({ get, set, kinds }: Context) {
  const copySelected = () => copyNodes(get().content, get().selection.nodes, kinds);
  return {
    copySelected,
    cutSelected() {
      const clip = copySelected();
      const { content, selection } = get();
      const after = deleteNodes(content, selection.nodes, kinds);
      set(applyGesture(get(), after, { label: labelOf("Cut", [...selection.nodes], { content, kinds }) }));
      return clip;
    },
    paste(clip: Clip, at: Point | null) {
      const { content, nextId } = get();
      const pasted = pasteNodes(content, clip, { at, nextId, kinds });
      if (pasted.ids.length === 0) return 0;
      const label = labelOf("Paste", pasted.ids, { content: pasted.content, kinds });
      const gesture = { label, selection: onlyNodes(pasted.ids), nextId: pasted.nextId };
      set(applyGesture(get(), pasted.content, gesture));
      return pasted.ids.length;
    },
  };
}

function makeHistoryActions({ get, set }: Context) {
  const step = (direction: "undo" | "redo") => {
    const result = stepHistory(get(), direction);
    if (result !== null) set(result.state);
    return result?.label ?? null;
  };
  return {
    undo: () => step("undo"),
    redo: () => step("redo"),
    select: (selection: Selection) => set({ selection }),
    markSaved: (graph: Graph) => set({ saved: toContent(graph) }),
    replace: (input: { graph: Graph; saved: Graph; nextId: number }) =>
      set(startState({ ...input, nextId: Math.max(input.nextId, get().nextId) })),
  };
}
