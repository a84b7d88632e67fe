import type { Content } from "@/components/scenario-editor/store/content";
import { isSameJson } from "@/components/scenario-editor/store/json-equal";
import type { GraphNode } from "@/lib/domain/scenario/graph";

/** Changes an element's title or settings; the same content when nothing differs. */
export function changeNode(
  content: Content,
  id: number,
  change: Partial<Pick<GraphNode, "title" | "settings" | "version">>,
): Content {
  const node = content.nodes.get(id);
  if (node === undefined) return content;
  const changed = { ...node, ...change };
  return isSameJson(node, changed) ? content : { ...content, nodes: new Map(content.nodes).set(id, changed) };
}
