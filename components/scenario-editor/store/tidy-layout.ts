import type { Content } from "@/components/scenario-editor/store/content";
import {
  CARD_HEIGHT,
  COLUMN_STEP,
  heightOf,
  type Point,
  ROW_STEP,
  snap,
} from "@/components/scenario-editor/store/geometry";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import type { GraphEdge } from "@/lib/domain/scenario/graph";

const SWEEPS = 6;

/**
 * Places for all elements but notes: columns from left to right by the longest path from a start, branches below each other in the
 * order of their outputs, loops led back. The first element stays where it is.
 */
export function makeTidyLayout(whole: Content, kinds: NodeKinds): Map<number, Point> {
  const content = { ...whole, nodes: new Map([...whole.nodes].filter(([, node]) => !kinds.isNote(node))) };
  const heights = new Map([...content.nodes].map(([id, node]) => [id, heightOf(node, kinds)]));
  const edges = listForwardEdges(content);
  const columns = makeColumns(content, edges);
  const rows = orderColumns(columns, edges, heights);
  const places = new Map<number, Point>();
  const [first] = content.nodes.values();
  if (first === undefined) return places;
  const zero = { column: read(columns, first.id), row: read(rows, first.id) };
  for (const id of content.nodes.keys()) {
    const x = first.position.x + (read(columns, id) - zero.column) * COLUMN_STEP;
    // A row is the middle of a card, where links come in.
    const rise = (read(heights, id) - read(heights, first.id)) / 2;
    const y = first.position.y + (read(rows, id) - zero.row) * ROW_STEP - rise;
    places.set(id, snap({ x, y }));
  }
  return places;
}

const read = (numbers: ReadonlyMap<number, number>, id: number) => numbers.get(id) ?? 0;

/** Edges without those that close a loop, found by a walk in depth. */
function listForwardEdges(content: Content): GraphEdge[] {
  const leaving = new Map<number, GraphEdge[]>();
  for (const edge of content.edges.values()) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  const done = new Set<number>();
  const open = new Set<number>();
  const forward: GraphEdge[] = [];
  for (const root of content.nodes.keys()) walk(root);
  return forward;

  function walk(root: number): void {
    if (done.has(root)) return;
    // Its own stack: a chain of 2,000 elements would exhaust the call stack.
    const stack = [{ id: root, next: 0 }];
    open.add(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = leaving.get(top.id)?.[top.next++];
      if (edge === undefined) {
        open.delete(top.id);
        done.add(top.id);
        stack.pop();
        continue;
      }
      if (open.has(edge.to)) continue;
      forward.push(edge);
      if (done.has(edge.to)) continue;
      open.add(edge.to);
      stack.push({ id: edge.to, next: 0 });
    }
  }
}

/** Column of each element: one more than the furthest of those before it. */
function makeColumns(content: Content, edges: readonly GraphEdge[]): Map<number, number> {
  const open = new Map<number, number>();
  const leaving = new Map<number, number[]>();
  for (const edge of edges) {
    open.set(edge.to, read(open, edge.to) + 1);
    leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge.to]);
  }
  const columns = new Map<number, number>();
  const ready = [...content.nodes.keys()].filter((id) => read(open, id) === 0);
  for (const id of ready) {
    const column = read(columns, id);
    columns.set(id, column);
    for (const next of leaving.get(id) ?? []) {
      columns.set(next, Math.max(read(columns, next), column + 1));
      open.set(next, read(open, next) - 1);
      if (open.get(next) === 0) ready.push(next);
    }
  }
  return columns;
}

/** Row of each element, in steps: near the middle of its neighbours, never two in one place of a column. */
function orderColumns(
  columns: ReadonlyMap<number, number>,
  edges: readonly GraphEdge[],
  heights: ReadonlyMap<number, number>,
): Map<number, number> {
  const rows = new Map<number, number>();
  const lists: number[][] = [];
  for (const [id, column] of columns) (lists[column] ??= []).push(id);
  for (const list of lists) list.forEach((id, index) => rows.set(id, index));
  const before = groupNeighbours(edges, "to");
  const after = groupNeighbours(edges, "from");
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    const order = down ? lists : lists.toReversed();
    for (const list of order) settle(list, { rows, heights, neighbours: down ? before : after });
  }
  for (const list of lists) settle(list, { rows, heights, neighbours: before });
  return rows;
}

type Neighbour = { id: number; lean: number };

/** By element: those at the other end of its edges; `lean` keeps the order of the outputs (yes above no). */
function groupNeighbours(edges: readonly GraphEdge[], side: "from" | "to"): Map<number, Neighbour[]> {
  const seen = new Map<number, number>();
  const groups = new Map<number, Neighbour[]>();
  for (const edge of edges) {
    const rank = seen.get(edge.from) ?? 0;
    seen.set(edge.from, rank + 1);
    const lean = side === "to" ? rank * 0.51 : 0;
    groups.set(edge[side], [...(groups.get(edge[side]) ?? []), { id: side === "to" ? edge.from : edge.to, lean }]);
  }
  return groups;
}

type Wishing = { rows: Map<number, number>; neighbours: ReadonlyMap<number, readonly Neighbour[]> };
type Settling = Wishing & { heights: ReadonlyMap<number, number> };

/** Between two cards of one column: the steps from the middle of one to the middle of the other. */
function stepsBetween(above: number, below: number): number {
  return ((above + below) / 2 + ROW_STEP - CARD_HEIGHT) / ROW_STEP;
}

/** Gives a column's elements the rows they wish for, in order, far enough apart and with the least shift overall. */
function settle(list: number[], { rows, heights, neighbours }: Settling): void {
  const wishes = new Map(list.map((id) => [id, wish(id, { rows, neighbours })]));
  list.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
  let last = Number.NEGATIVE_INFINITY;
  const placed: number[] = [];
  for (const [index, id] of list.entries()) {
    const above = list[index - 1];
    const apart = above === undefined ? 0 : stepsBetween(read(heights, above), read(heights, id));
    last = Math.max(wishes.get(id) ?? 0, last + apart);
    placed.push(last);
  }
  const shift = list.reduce((sum, id, index) => sum + (wishes.get(id) ?? 0) - (placed[index] ?? 0), 0) / list.length;
  list.forEach((id, index) => rows.set(id, (placed[index] ?? 0) + shift));
}

function wish(id: number, { rows, neighbours }: Wishing): number {
  const near = neighbours.get(id) ?? [];
  if (near.length === 0) return rows.get(id) ?? 0;
  return near.reduce((sum, one) => sum + (rows.get(one.id) ?? 0) + one.lean, 0) / near.length;
}
