import { expect, test } from "vitest";
import { toContent } from "@/components/scenario-editor/store/content";
import { CARD_HEIGHT, CARD_WIDTH } from "@/components/scenario-editor/store/geometry";
import { makeTidyLayout } from "@/components/scenario-editor/store/tidy-layout";
import type { GraphEdge } from "@/lib/domain/scenario/graph";

function layout(count: number, edges: GraphEdge[]) {
  const nodes = Array.from({ length: count }, (_, id) => ({
    id,
    type: "any",
    title: "",
    position: { x: 0, y: 0 },
    settings: {},
    version: 1,
  }));
  return makeTidyLayout(toContent({ nodes, edges }));
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

test("a chain of 2,000 elements does not exhaust the stack", () => {
  const edges = Array.from({ length: 1999 }, (_, from) => ({ from, output: "next", to: from + 1 }));
  expect(layout(2000, edges).size).toBe(2000);
});
