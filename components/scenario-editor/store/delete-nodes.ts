import type { Content } from "@/components/scenario-editor/store/content";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import { BIN_MAX, type GraphEdge } from "@/lib/domain/scenario/graph";

/**
 * Removes elements with their edges. Where a path led through them to one single element, it is led there directly;
 * where it led to several, it is left open. Built-in elements stay. What was removed lies in the Bin.
 */
export function deleteNodes(content: Content, ids: Iterable<number>, kinds: NodeKinds): Content {
  const gone = new Set([...ids].filter((id) => mayDelete(content, id, kinds)));
  if (gone.size === 0) return content;
  const nodes = new Map([...content.nodes].filter(([id]) => !gone.has(id)));
  const edges = new Map<string, GraphEdge>();
  for (const [key, edge] of content.edges) {
    if (gone.has(edge.from)) continue;
    const to = gone.has(edge.to) ? findOnlyExit(content, edge.to, gone) : edge.to;
    if (to !== null && to !== edge.from) edges.set(key, to === edge.to ? edge : { ...edge, to });
  }
  const deleted = [...content.nodes.values()].filter(({ id }) => gone.has(id));
  return { nodes, edges, bin: [...deleted, ...content.bin].slice(0, BIN_MAX) };
}

function mayDelete(content: Content, id: number, kinds: NodeKinds): boolean {
  const node = content.nodes.get(id);
  return node !== undefined && !kinds.isBuiltIn(node);
}

/** The one element outside of `gone` that every path from `start` through `gone` leads to; null when none or several. */
function findOnlyExit(content: Content, start: number, gone: ReadonlySet<number>): number | null {
  const exits = new Set<number>();
  const walked = new Set([start]);
  for (const id of walked) {
    for (const edge of content.edges.values()) {
      if (edge.from !== id) continue;
      if (gone.has(edge.to)) walked.add(edge.to);
      else exits.add(edge.to);
    }
  }
  const [only] = exits;
  return exits.size === 1 && only !== undefined ? only : null;
}
