import type { Content } from "@/components/scenario-editor/store/content";

/** Removes edges by their keys. */
export function disconnectEdges(content: Content, keys: Iterable<string>): Content {
  const edges = new Map(content.edges);
  for (const key of keys) edges.delete(key);
  return edges.size === content.edges.size ? content : { ...content, edges };
}
