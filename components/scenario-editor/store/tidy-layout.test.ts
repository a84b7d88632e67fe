import { expect, test } from "vitest";
import { toContent } from "@/components/scenario-editor/store/content";
import { CARD_HEIGHT, CARD_WIDTH } from "@/components/scenario-editor/store/geometry";
import { makeTidyLayout } from "@/components/scenario-editor/store/tidy-layout";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import type { GraphEdge } from "@/lib/domain/scenario/graph";

const OUTPUTS: Record<string, number> = { any: 1, tall: 8 };

const kinds: NodeKinds = {
  outputsOf: ({ type }) => Array.from({ length: OUTPUTS[type] ?? 0 }, (_, index) => ({ id: `o${index}`, label: "" })),
  titleOf: ({ type }) => type,
  takesLinks: ({ type }) => type !== "note",
  isNote: ({ type }) => type === "note",
  isKnown: () => true,
  isBuiltIn: () => false,
};

function layout(count: number, edges: GraphEdge[], typeOf: (id: number) => string = () => "any") {
  const nodes = Array.from({ length: count }, (_, id) => ({
    id,
    type: typeOf(id),
    title: "",
    position: { x: 0, y: 0 },
    settings: {},
    version: 1,
  }));
  return makeTidyLayout(toContent({ nodes, edges }), kinds);
}

const x = (places: ReturnType<typeof layout>, id: number) => places.get(id)?.x ?? Number.NaN;
const y = (places: ReturnType<typeof layout>, id: number) => places.get(id)?.y ?? Number.NaN;

test("a path runs from left to right on one line", () => {
  const places = layout(3, [
    { from: 0, output: "next", to: 1 },
    { from: 1, output: "next", to: 2 },
  ]);
  expect(x(places, 0)).toBeLessThan(x(places, 1));
  expect(x(places, 1)).toBeLessThan(x(places, 2));
  expect(new Set([0, 1, 2].map((id) => y(places, id))).size).toBe(1);
});

test("branches stand below each other in the order of their outputs", () => {
  const places = layout(3, [
    { from: 0, output: "yes", to: 1 },
    { from: 0, output: "no", to: 2 },
  ]);
  expect(y(places, 1)).toBeLessThan(y(places, 2));
});

test("no two cards overlap, loops and lone elements included", () => {
  const edges = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((from) => [
    { from, output: "a", to: (from * 3 + 1) % 11 },
    { from, output: "b", to: (from * 5 + 2) % 11 },
  ]);
  const places = [...layout(14, edges).values()];
  for (const [index, a] of places.entries()) {
    for (const b of places.slice(index + 1)) {
      expect(Math.abs(a.x - b.x) >= CARD_WIDTH || Math.abs(a.y - b.y) >= CARD_HEIGHT).toBe(true);
    }
  }
});

test("cards with many outputs keep their distance, and notes stay where they are", () => {
  const edges = [1, 2, 3].map((to) => ({ from: 0, output: `o${to}`, to }));
  const places = layout(5, edges, (id) => (id === 4 ? "note" : id === 0 || id === 2 ? "tall" : "any"));
  expect(places.has(4)).toBe(false);
  const column = [1, 2, 3].map((id) => ({ top: y(places, id), height: id === 2 ? 8 * 36 : CARD_HEIGHT }));
  for (const [index, card] of column.entries()) {
    const next = column[index + 1];
    if (next) expect(next.top).toBeGreaterThan(card.top + card.height);
  }
});

test("a chain of 2,000 elements does not exhaust the stack", () => {
  const edges = Array.from({ length: 1999 }, (_, from) => ({ from, output: "next", to: from + 1 }));
  expect(layout(2000, edges).size).toBe(2000);
});
