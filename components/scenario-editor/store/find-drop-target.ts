import type { AddTarget } from "@/components/scenario-editor/store/add-node";
import { type Content, edgeKey } from "@/components/scenario-editor/store/content";
import { CARD_HEIGHT, CARD_WIDTH, outputY, type Point } from "@/components/scenario-editor/store/geometry";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import type { GraphNode } from "@/lib/domain/scenario/graph";

/** How near, in canvas units, a dropped element must be to an edge or a free output to be linked there. */
const NEAR = 56;
/** A free output reaches out this far to the right of its card. */
const OUTPUT_REACH = 72;
const SAMPLES = 12;

/** Where an element dropped with its middle at `point` goes: into the nearest edge, behind the nearest free output, or free. */
export function findDropTarget(content: Content, point: Point, kinds: NodeKinds): AddTarget {
  const at = { x: point.x - CARD_WIDTH / 2, y: point.y - CARD_HEIGHT / 2 };
  let best: { distance: number; target: AddTarget } = { distance: NEAR, target: { kind: "place", at } };
  for (const node of content.nodes.values()) {
    const outputs = kinds.outputsOf(node);
    outputs.forEach((output, index) => {
      const start = { x: node.position.x + CARD_WIDTH, y: node.position.y + outputY(index, outputs.length) };
      const edge = content.edges.get(edgeKey(node.id, output.id));
      const target = edge === undefined ? undefined : content.nodes.get(edge.to);
      const link = { from: node.id, output: output.id };
      const distance = target === undefined ? distanceToOutput(point, start) : distanceToEdge(point, start, target);
      if (distance < best.distance) {
        // No place is given: linked to the output it stands where the next one stands, not half upon the card before.
        best = { distance, target: { kind: target === undefined ? "output" : "edge", ...link } };
      }
    });
  }
  return best.target;
}

function distanceToOutput(point: Point, start: Point): number {
  const x = Math.min(Math.max(point.x, start.x), start.x + OUTPUT_REACH);
  return Math.hypot(point.x - x, point.y - start.y);
}

/** To the curve between an output and the input of the next card, as good as the eye sees it. */
function distanceToEdge(point: Point, start: Point, target: GraphNode): number {
  const end = { x: target.position.x, y: target.position.y + CARD_HEIGHT / 2 };
  let nearest = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= SAMPLES; step++) {
    const part = step / SAMPLES;
    const eased = part * part * (3 - 2 * part);
    const x = start.x + (end.x - start.x) * part;
    const y = start.y + (end.y - start.y) * eased;
    nearest = Math.min(nearest, Math.hypot(point.x - x, point.y - y));
  }
  return nearest;
}
