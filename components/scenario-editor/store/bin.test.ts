import { expect, test } from "vitest";
import { toGraph } from "@/components/scenario-editor/store/content";
import { createEditorStore } from "@/components/scenario-editor/store/editor-store";
import { NO_SELECTION } from "@/components/scenario-editor/store/editor-state";
import type { Graph } from "@/lib/domain/scenario/graph";

const kinds = {
  outputsOf: () => [{ id: "next", label: "Next" }],
  titleOf: (node: { type: string }) => node.type,
  takesLinks: (node: { id: number }) => node.id !== 0,
  isNote: () => false,
  isKnown: () => true,
  isBuiltIn: (node: { id: number }) => node.id === 0,
};

const at = (id: number, x: number) => ({
  ...{ id, type: "wait", title: "", version: 1 },
  position: { x, y: 0 },
  settings: { days: id },
});
const GRAPH: Graph = { nodes: [at(0, 0), at(1, 400), at(2, 800)], edges: [{ from: 0, output: "next", to: 1 }] };

function openAndDelete(id: number) {
  const store = createEditorStore({ graph: GRAPH, saved: GRAPH, nextId: 0, kinds });
  store.getState().select({ ...NO_SELECTION, nodes: new Set([id]) });
  store.getState().deleteSelected();
  return store;
}

test("a deleted element lies in the Bin, in what is saved too, and comes back with its number and settings", () => {
  const store = openAndDelete(1);
  const stored = toGraph(store.getState().content);
  expect(stored.bin).toEqual([at(1, 400)]);
  const reopened = createEditorStore({ graph: stored, saved: stored, nextId: 0, kinds });
  expect(reopened.getState().nextId).toBe(3);
  reopened.getState().restore(1);
  expect(toGraph(reopened.getState().content)).toEqual({ nodes: GRAPH.nodes, edges: [] });
});

test("restoring is one entry of undo, and so is emptying", () => {
  const store = openAndDelete(2);
  store.getState().restore(2);
  expect(store.getState().undo()).toBe('Restore "wait"');
  expect(store.getState().content.bin).toHaveLength(1);
  store.getState().emptyBin();
  expect(store.getState().content.bin).toEqual([]);
  store.getState().undo();
  store.getState().undo();
  expect(toGraph(store.getState().content)).toEqual(GRAPH);
});

test("an element that is restored where another one stands now goes beside it", () => {
  const store = openAndDelete(1);
  store.getState().add({ type: "wait", settings: {}, version: 1 }, { kind: "place", at: { x: 400, y: 0 } });
  store.getState().restore(1);
  expect(store.getState().content.nodes.get(1)?.position).not.toEqual({ x: 400, y: 0 });
});
