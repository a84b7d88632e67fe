import type { Content } from "@/components/scenario-editor/store/content";
import { edgeKey } from "@/components/scenario-editor/store/content";
import {
  CARD_WIDTH,
  COLUMN_STEP,
  findFreePlace,
  outputY,
  type Point,
  snap,
} from "@/components/scenario-editor/store/geometry";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import type { GraphEdge, GraphNode } from "@/lib/domain/scenario/graph";

/** Where a new element goes: free on the canvas, into an edge, or behind an output that leads nowhere. */
export type AddTarget =
  | { kind: "place"; at: Point }
  | { kind: "edge"; from: number; output: string; at?: Point }
  | { kind: "output"; from: number; output: string; at?: Point };

/** From the right side of a card to the left side of the next, at least. */
const GAP_MIN = COLUMN_STEP - CARD_WIDTH;

/** Adds `node` (its position is worked out here) and links it as the target says; an edge is split, and what follows moves on. */
export function addNode(content: Content, node: GraphNode, { target, kinds }: AddInput): Content {
  if (target.kind === "place") return placeFree(content, node, target.at);
  const edge = content.edges.get(edgeKey(target.from, target.output));
  return edge === undefined ? placeAfter(content, node, { target, kinds }) : splitEdge(content, node, { edge, kinds });
}

type AddInput = { target: AddTarget; kinds: NodeKinds };
type LinkTarget = Exclude<AddTarget, { kind: "place" }>;

function placeFree(content: Content, node: GraphNode, at: Point): Content {
  return withNode(content, { ...node, position: snap(at) });
}

function placeAfter(
  content: Content,
  node: GraphNode,
  { target, kinds }: { target: LinkTarget; kinds: NodeKinds },
): Content {
  const source = content.nodes.get(target.from);
  if (source === undefined) return content;
  const wanted = target.at ?? nextTo(source, target.output, kinds);
  const position = target.at === undefined ? findFreePlace(wanted, positions(content)) : snap(wanted);
  const added = withNode(content, { ...node, position });
  if (!kinds.takesLinks(node)) return added;
  return withEdge(added, { from: target.from, output: target.output, to: node.id });
}

/** In the next column, at the height of its output. */
function nextTo(source: GraphNode, output: string, kinds: NodeKinds): Point {
  const outputs = kinds.outputsOf(source);
  const index = Math.max(
    0,
    outputs.findIndex((one) => one.id === output),
  );
  const middle = outputY(0, 1);
  const spread = outputs.length > 1 ? (outputY(index, outputs.length) - middle) * 3 : 0;
  return { x: source.position.x + COLUMN_STEP, y: source.position.y + spread };
}

function splitEdge(content: Content, node: GraphNode, { edge, kinds }: { edge: GraphEdge; kinds: NodeKinds }): Content {
  const from = content.nodes.get(edge.from);
  const to = content.nodes.get(edge.to);
  if (from === undefined || to === undefined || !kinds.takesLinks(node))
    return placeBeside(content, node, { edge, kinds });
  const room = to.position.x - from.position.x;
  const isForward = room > 0;
  const position = isForward
    ? snap({ x: from.position.x + Math.min(COLUMN_STEP, Math.max(room / 2, CARD_WIDTH + GAP_MIN)), y: to.position.y })
    : findFreePlace(nextTo(from, edge.output, kinds), positions(content));
  const missing = isForward ? position.x + COLUMN_STEP - to.position.x : 0;
  const moved = missing > 0 ? moveOn(content, { from: edge.from, start: edge.to, by: missing }) : content;
  const first = kinds.outputsOf(node)[0];
  const linked = withEdge(withNode(moved, { ...node, position }), { ...edge, to: node.id });
  // An element without an output ends the path here: what followed stays on the canvas, unlinked.
  return first === undefined ? linked : withEdge(linked, { from: node.id, output: first.id, to: edge.to });
}

/** A note, or a start element, belongs to no link: it stands below the place. */
function placeBeside(
  content: Content,
  node: GraphNode,
  { edge, kinds }: { edge: GraphEdge; kinds: NodeKinds },
): Content {
  const from = content.nodes.get(edge.from);
  if (from === undefined) return content;
  return withNode(content, { ...node, position: findFreePlace(nextTo(from, edge.output, kinds), positions(content)) });
}

/** Moves an element and all that follows it to the right, so that a new one fits before it. */
function moveOn(content: Content, { from, start, by }: { from: number; start: number; by: number }): Content {
  const nodes = new Map(content.nodes);
  for (const id of listFollowing(content, from, start)) {
    const node = nodes.get(id);
    if (node !== undefined) nodes.set(id, { ...node, position: snap({ x: node.position.x + by, y: node.position.y }) });
  }
  return { ...content, nodes };
}

/** `start` and all that it leads to on its right; a loop back to `from` or further left stays out. */
function listFollowing(content: Content, from: number, start: number): Set<number> {
  const border = content.nodes.get(start)?.position.x ?? 0;
  const following = new Set([start]);
  for (const id of following) {
    for (const edge of content.edges.values()) {
      const next = edge.from === id ? content.nodes.get(edge.to) : undefined;
      if (next !== undefined && next.id !== from && next.position.x >= border) following.add(next.id);
    }
  }
  return following;
}

function positions(content: Content): Point[] {
  return [...content.nodes.values()].map((node) => node.position);
}

function withNode(content: Content, node: GraphNode): Content {
  return { ...content, nodes: new Map(content.nodes).set(node.id, node) };
}

function withEdge(content: Content, edge: GraphEdge): Content {
  return { ...content, edges: new Map(content.edges).set(edgeKey(edge.from, edge.output), edge) };
}
