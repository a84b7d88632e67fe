import { expect, test } from "vitest";
import { compareContent } from "@/components/scenario-editor/store/compare-content";
import { toContent } from "@/components/scenario-editor/store/content";
import type { Graph } from "@/lib/domain/scenario/graph";

const kinds = {
  outputsOf: ({ type }: { type: string }) =>
    type === "split"
      ? [
          { id: "yes", label: "Yes" },
          { id: "no", label: "No" },
        ]
      : [{ id: "next", label: "Next" }],
  titleOf: ({ title, type }: { title: string; type: string }) => (title === "" ? type : title),
  takesLinks: () => true,
  isNote: () => false,
  isKnown: () => true,
  isBuiltIn: () => false,
};
const at = (id: number, type = "wait", x = 0) => ({
  ...{ id, type, title: "", version: 1, settings: {} },
  position: { x, y: 0 },
});
const compare = (mine: Graph, theirs: Graph) => compareContent(toContent(mine), toContent(theirs), kinds);

test("elements of one side, changed ones and links are told apart, and what is alike is left out", () => {
  const mine = {
    nodes: [at(0, "split"), { ...at(1), title: "Rest", settings: { days: 2 } }, at(2)],
    edges: [{ from: 0, output: "yes", to: 1 }],
  };
  const theirs = { nodes: [at(0, "split"), at(1, "wait", 8), at(3)], edges: [{ from: 0, output: "yes", to: 3 }] };
  expect(compare(mine, theirs)).toEqual([
    { what: "Rest (#1)", where: "both", parts: ["name", "settings", "place"] },
    { what: "wait (#2)", where: "mine", parts: [] },
    { what: "wait (#3)", where: "theirs", parts: [] },
    { what: "Link split (#0) – Yes – Rest (#1)", where: "mine", parts: [] },
    { what: "Link split (#0) – Yes – wait (#3)", where: "theirs", parts: [] },
  ]);
  expect(compare(mine, mine)).toEqual([]);
});
