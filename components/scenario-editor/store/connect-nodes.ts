import { type Content, edgeKey } from "@/components/scenario-editor/store/content";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import type { GraphEdge } from "@/lib/domain/scenario/graph";

/** True when an edge may lead there: both ends exist, the output exists, and the target takes links. */
export function mayConnect(content: Content, edge: GraphEdge, kinds: NodeKinds): boolean {
  const from = content.nodes.get(edge.from);
  const to = content.nodes.get(edge.to);
  if (from === undefined || to === undefined || from.id === to.id || !kinds.takesLinks(to)) return false;
  return kinds.outputsOf(from).some((output) => output.id === edge.output);
}

/** Leads an output to an element; an edge that left this output before is replaced. */
export function connectNodes(content: Content, edge: GraphEdge, kinds: NodeKinds): Content {
  if (!mayConnect(content, edge, kinds)) return content;
  const key = edgeKey(edge.from, edge.output);
  if (content.edges.get(key)?.to === edge.to) return content;
  return { ...content, edges: new Map(content.edges).set(key, edge) };
}
