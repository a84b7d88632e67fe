import type { Content } from "@/components/scenario-editor/store/content";
import type { Point } from "@/components/scenario-editor/store/geometry";

/** Puts elements at the places given by id. */
export function moveNodes(content: Content, places: ReadonlyMap<number, Point>): Content {
  const nodes = new Map(content.nodes);
  let moved = false;
  for (const [id, { x, y }] of places) {
    const node = nodes.get(id);
    if (node === undefined || (node.position.x === x && node.position.y === y)) continue;
    nodes.set(id, { ...node, position: { x, y } });
    moved = true;
  }
  return moved ? { ...content, nodes } : content;
}
