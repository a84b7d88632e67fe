import type { Content } from "@/components/scenario-editor/store/content";
import { CARD_WIDTH, heightOf, outputY, type Point } from "@/components/scenario-editor/store/geometry";
import type { Selection } from "@/components/scenario-editor/store/editor-state";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import { type Edge, type Node, Position } from "@/components/scenario-editor/react-flow";
import type { GraphEdge, GraphNode } from "@/lib/domain/scenario/graph";

// React Flow is told only where things are. A card reads its element from the store by its id, so `data` stays empty.

export type FlowNode = Node<Record<string, never>, "element">;
export type FlowEdge = Edge<Record<string, never>, "link">;

export const INPUT_HANDLE = "in";
const HANDLE_SIZE = 12;
const NO_DATA: Record<string, never> = {};

type Made<Source, Flow> = Map<Source, Flow>;

/** Makes React Flow's nodes; those whose element, place and selection did not change stay the same objects. */
export function createNodeMaker(kinds: NodeKinds) {
  let made: Made<GraphNode, FlowNode> = new Map();
  return (content: Content, selected: ReadonlySet<number>, dragged: ReadonlyMap<number, Point>): FlowNode[] => {
    const next: typeof made = new Map();
    for (const node of content.nodes.values()) {
      const position = dragged.get(node.id) ?? node.position;
      const known = made.get(node);
      const isSelected = selected.has(node.id);
      const isSame =
        known !== undefined &&
        known.selected === isSelected &&
        known.position.x === position.x &&
        known.position.y === position.y;
      next.set(node, isSame ? known : makeFlowNode(node, { position, isSelected, kinds }));
    }
    made = next;
    return [...next.values()];
  };
}

type Placed = { position: Point; isSelected: boolean; kinds: NodeKinds };

function makeFlowNode(node: GraphNode, { position, isSelected, kinds }: Placed): FlowNode {
  const outputs = kinds.outputsOf(node);
  const height = heightOf(node, kinds);
  const size = { width: CARD_WIDTH, height };
  const handle = { width: HANDLE_SIZE, height: HANDLE_SIZE };
  return {
    id: String(node.id),
    type: "element",
    data: NO_DATA,
    position,
    selected: isSelected,
    ...size,
    measured: size,
    ariaLabel: `${kinds.titleOf(node)}, element ${node.id}`,
    handles: [
      ...(!kinds.takesLinks(node)
        ? []
        : [
            {
              id: INPUT_HANDLE,
              type: "target" as const,
              position: Position.Left,
              x: -HANDLE_SIZE / 2,
              y: (height - HANDLE_SIZE) / 2,
              ...handle,
            },
          ]),
      ...outputs.map((output, index) => ({
        id: output.id,
        type: "source" as const,
        position: Position.Right,
        x: CARD_WIDTH - HANDLE_SIZE / 2,
        y: outputY(index, outputs.length) - HANDLE_SIZE / 2,
        ...handle,
      })),
    ],
  };
}

/** Makes React Flow's edges, likewise; edges from outputs that an element no longer has cannot be drawn. */
export function createEdgeMaker(kinds: NodeKinds) {
  let made: Made<GraphEdge, { flow: FlowEdge; label: string }> = new Map();
  return (content: Content, selected: Selection["edges"]): FlowEdge[] => {
    const next: typeof made = new Map();
    for (const [key, edge] of content.edges) {
      const label = nameEdge(content, edge, kinds);
      if (label === null) continue;
      const isSelected = selected.has(key);
      const known = made.get(edge);
      const isSame = known !== undefined && known.label === label && known.flow.selected === isSelected;
      next.set(edge, isSame ? known : { flow: makeFlowEdge(key, edge, { label, isSelected }), label });
    }
    made = next;
    return [...next.values()].map((entry) => entry.flow);
  };
}

function makeFlowEdge(
  key: string,
  edge: GraphEdge,
  { label, isSelected }: { label: string; isSelected: boolean },
): FlowEdge {
  return {
    id: key,
    type: "link",
    data: NO_DATA,
    source: String(edge.from),
    sourceHandle: edge.output,
    target: String(edge.to),
    targetHandle: INPUT_HANDLE,
    selected: isSelected,
    ariaLabel: label,
  };
}

/** "from – branch – to"; null when an end is missing. */
export function nameEdge(content: Content, edge: GraphEdge, kinds: NodeKinds): string | null {
  const from = content.nodes.get(edge.from);
  const to = content.nodes.get(edge.to);
  if (from === undefined || to === undefined) return null;
  const output = kinds.outputsOf(from).find((one) => one.id === edge.output);
  return output === undefined ? null : `${kinds.titleOf(from)} – ${output.label} – ${kinds.titleOf(to)}`;
}
