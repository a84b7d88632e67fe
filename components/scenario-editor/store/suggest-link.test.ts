import { expect, test } from "vitest";
import { toContent } from "@/components/scenario-editor/store/content";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import { suggestLink } from "@/components/scenario-editor/store/suggest-link";
import type { GraphEdge } from "@/lib/domain/scenario/graph";

const kinds: NodeKinds = {
  outputsOf: ({ type }) => (type === "note" || type === "end" ? [] : [{ id: "next", label: "next" }]),
  titleOf: ({ type }) => type,
  takesLinks: ({ type }) => type !== "start" && type !== "note",
  isNote: ({ type }) => type === "note",
  isKnown: () => true,
  isBuiltIn: ({ id }) => id === 0,
};
const suggest = (types: string[], edges: GraphEdge[], nodeId = 0) => {
  const nodes = types.map((type, id) => ({
    ...{ id, type, title: "", version: 1, settings: {} },
    position: { x: 0, y: 0 },
  }));
  return suggestLink(toContent({ nodes, edges }), nodeId, kinds);
};
const next = (from: number, to: number): GraphEdge => ({ from, output: "next", to });

test("a start element without a link is led to where the first other start element leads", () => {
  const types = ["start", "start", "start", "wait", "end"];
  expect(suggest(types, [next(2, 4), next(1, 3), next(3, 4)])).toEqual(next(0, 3));
});

test("nothing is suggested where no other start element leads on, where a link is there, and for what is no start", () => {
  expect(suggest(["start", "start", "wait", "end"], [next(2, 3)])).toBeNull();
  expect(suggest(["start", "start", "wait"], [next(0, 2), next(1, 2)])).toBeNull();
  expect(suggest(["start", "wait", "wait"], [next(0, 1)], 1)).toBeNull();
});
