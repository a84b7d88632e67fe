import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameContent, toContent, toGraph } from "@/components/scenario-editor/store/content";
import { createEditorStore, type EditorStore, isDirty } from "@/components/scenario-editor/store/editor-store";
import { parseClip } from "@/components/scenario-editor/store/clipboard";
import { COLUMN_STEP } from "@/components/scenario-editor/store/geometry";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import type { Graph, GraphNode } from "@/lib/domain/scenario/graph";

const OUTPUTS: Record<string, string[]> = { start: ["next"], wait: ["next"], split: ["yes", "no"], end: [] };

const kinds: NodeKinds = {
  outputsOf: (node) => (OUTPUTS[node.type] ?? []).map((id) => ({ id, label: id })),
  titleOf: (node) => (node.title === "" ? node.type : node.title),
  takesLinks: (node) => node.type !== "start",
  isNote: () => false,
  isKnown: (type) => type in OUTPUTS,
  isBuiltIn: (node) => node.id === 0,
};

const at = (id: number, type: string, x: number): GraphNode => ({
  id,
  type,
  title: "",
  position: { x, y: 0 },
  settings: {},
  version: 1,
});

/** start → wait → split (yes → end) */
const GRAPH: Graph = {
  nodes: [
    at(0, "start", 0),
    at(1, "wait", COLUMN_STEP),
    at(2, "split", COLUMN_STEP * 2),
    at(3, "end", COLUMN_STEP * 3),
  ],
  edges: [
    { from: 0, output: "next", to: 1 },
    { from: 1, output: "next", to: 2 },
    { from: 2, output: "yes", to: 3 },
  ],
};

const seed = (type: string) => ({ type, settings: {}, version: 1 });
const open = (graph: Graph = GRAPH) => createEditorStore({ graph, saved: graph, nextId: 0, kinds });
const edgesOf = (store: EditorStore) =>
  toGraph(store.getState().content).edges.map((edge) => `${edge.from}:${edge.output}>${edge.to}`);
const onlyNodes = (...ids: number[]) => ({ nodes: new Set(ids), edges: new Set<string>() });

test("an element dropped into an edge stands between its two ends, and what follows makes room", () => {
  const store = open();
  const id = store.getState().add(seed("wait"), { kind: "edge", from: 0, output: "next" });
  expect(edgesOf(store)).toEqual(["0:next>4", "1:next>2", "2:yes>3", "4:next>1"]);
  const { nodes } = store.getState().content;
  expect(nodes.get(id)?.position.x).toBe(COLUMN_STEP);
  expect(nodes.get(1)?.position.x).toBe(COLUMN_STEP * 2);
  expect(nodes.get(3)?.position.x).toBe(COLUMN_STEP * 4);
});

test("an element added behind a free output is linked to it, and never stands on another one", () => {
  const store = open();
  const id = store.getState().add(seed("end"), { kind: "output", from: 2, output: "no" });
  expect(edgesOf(store)).toContain(`2:no>${id}`);
  const place = store.getState().content.nodes.get(id)?.position;
  expect(Math.abs((place?.y ?? 0) - 0)).toBeGreaterThanOrEqual(72);
});

test("a start element dropped on an edge is refused rather than wired in", () => {
  const store = open();
  store.getState().add(seed("start"), { kind: "edge", from: 0, output: "next" });
  expect(edgesOf(store)).toEqual(edgesOf(open()));
});

test("nothing leads into a start element or into itself", () => {
  const store = open();
  store.getState().connect({ from: 2, output: "no", to: 0 });
  store.getState().connect({ from: 2, output: "no", to: 2 });
  store.getState().connect({ from: 2, output: "maybe", to: 1 });
  expect(isDirty(store.getState())).toBe(false);
});

test("deleting a middle element links its neighbours", () => {
  const store = open();
  store.getState().select(onlyNodes(1));
  store.getState().deleteSelected();
  expect(edgesOf(store)).toEqual(["0:next>2", "2:yes>3"]);
});

test("deleting an element with two ways out leaves the way in open", () => {
  const store = open();
  store.getState().add(seed("end"), { kind: "output", from: 2, output: "no" });
  store.getState().select(onlyNodes(2));
  store.getState().deleteSelected();
  expect(edgesOf(store)).toEqual(["0:next>1"]);
});

test("the built-in start element cannot be deleted, cut or copied", () => {
  const store = open();
  store.getState().select(onlyNodes(0));
  expect(store.getState().deleteSelected()).toEqual({ nodes: 0, edges: 0 });
  expect(store.getState().copySelected()).toBeNull();
  store.getState().cutSelected();
  expect(store.getState().content.nodes.has(0)).toBe(true);
});

test("copied elements come back under new ids with the links between them", () => {
  const store = open();
  store.getState().select(onlyNodes(1, 2));
  const clip = parseClip(JSON.stringify(store.getState().copySelected()));
  expect(clip && store.getState().paste(clip, null)).toBe(2);
  expect(edgesOf(store)).toContain("4:next>5");
  expect([...store.getState().selection.nodes]).toEqual([4, 5]);
});

test("an id is never used twice, not even after an undo", () => {
  const store = open();
  const first = store.getState().add(seed("wait"), { kind: "place", at: { x: 0, y: 400 } });
  store.getState().undo();
  const second = store.getState().add(seed("wait"), { kind: "place", at: { x: 0, y: 400 } });
  expect(second).toBeGreaterThan(first);
});

test("a whole visit to the drawer is one entry of undo", () => {
  const store = open();
  store.getState().openVisit(1);
  for (const text of ["a", "ab", "abc"]) store.getState().changeVisited({ settings: { text } });
  store.getState().changeVisited({ title: "Rest" });
  store.getState().endVisit("apply");
  expect(store.getState().content.nodes.get(1)).toMatchObject({ title: "Rest", settings: { text: "abc" } });
  store.getState().undo();
  expect(isDirty(store.getState())).toBe(false);
  expect(store.getState().history.past).toHaveLength(0);
});

test("Discard goes back to the settings of the beginning and keeps a move made meanwhile", () => {
  const store = open();
  store.getState().openVisit(1);
  store.getState().changeVisited({ settings: { text: "a" } });
  store.getState().move(new Map([[1, { x: 8, y: 8 }]]));
  store.getState().endVisit("discard");
  expect(store.getState().content.nodes.get(1)).toMatchObject({ settings: {}, position: { x: 8, y: 8 } });
});

test("pressing an arrow key several times is one entry of undo", () => {
  const store = open();
  for (const x of [8, 16, 24]) store.getState().move(new Map([[1, { x, y: 0 }]]), "nudge 1");
  expect(store.getState().history.past).toHaveLength(1);
  store.getState().undo();
  expect(isDirty(store.getState())).toBe(false);
});

test("dirty means different from what was saved, however one got there", () => {
  const store = open();
  store.getState().openVisit(1);
  store.getState().changeVisited({ title: "Rest" });
  expect(isDirty(store.getState())).toBe(true);
  store.getState().changeVisited({ title: "" });
  expect(isDirty(store.getState())).toBe(false);
});

type Step = { kind: keyof typeof GESTURES; id: number; to: number; text: string };

const GESTURES = {
  add: ({ getState }: EditorStore, { id }: Step) =>
    getState().add(seed("split"), { kind: "output", from: id, output: "next" }),
  place: ({ getState }: EditorStore, { to }: Step) =>
    getState().add(seed("split"), { kind: "place", at: { x: to * 100, y: 300 } }),
  connect: ({ getState }: EditorStore, { id, to }: Step) => getState().connect({ from: id, output: "yes", to }),
  delete({ getState }: EditorStore, { id }: Step) {
    getState().select(onlyNodes(id));
    getState().deleteSelected();
  },
  move: ({ getState }: EditorStore, { id, to }: Step) => getState().move(new Map([[id, { x: to * 40, y: 0 }]])),
  settings({ getState }: EditorStore, { id, text }: Step) {
    getState().openVisit(id);
    getState().changeVisited({ settings: { text } });
  },
  duplicate({ getState }: EditorStore, { id, to }: Step) {
    getState().select(onlyNodes(id, to));
    const clip = getState().copySelected();
    if (clip !== null) getState().paste(clip, null);
  },
  tidy: ({ getState }: EditorStore) => getState().tidyUp(),
  undo: ({ getState }: EditorStore) => getState().undo(),
};

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("add", "place", "connect", "delete", "move", "settings", "duplicate", "tidy", "undo"),
  id: fc.nat(8),
  to: fc.nat(8),
  text: fc.string({ maxLength: 3 }),
});

test("undo to the start is the start, redo to the end is the end, and no edge ever hangs", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const store = open();
      for (const one of steps) GESTURES[one.kind](store, one);
      store.getState().endVisit("apply");
      while (store.getState().redo() !== null);
      const end = store.getState().content;
      for (const edge of end.edges.values()) {
        expect(end.nodes.has(edge.from) && end.nodes.has(edge.to)).toBe(true);
      }
      while (store.getState().undo() !== null);
      expect(isSameContent(store.getState().content, toContent(GRAPH))).toBe(true);
      while (store.getState().redo() !== null);
      expect(isSameContent(store.getState().content, end)).toBe(true);
    }),
  );
});
