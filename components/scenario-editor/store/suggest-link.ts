import { type Content, edgeKey } from "@/components/scenario-editor/store/content";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import type { GraphEdge, GraphNode } from "@/lib/domain/scenario/graph";

/** The link that a start element lacks: to where another start element leads. Null = it lacks none, or no other leads anywhere. */
export function suggestLink(content: Content, nodeId: number, kinds: NodeKinds): GraphEdge | null {
  const isStart = (node: GraphNode) => !kinds.takesLinks(node) && !kinds.isNote(node);
  const node = content.nodes.get(nodeId);
  if (node === undefined || !isStart(node)) return null;
  const free = kinds.outputsOf(node).find((output) => !content.edges.has(edgeKey(nodeId, output.id)));
  const [taken] = [...content.edges.values()]
    .filter((edge) => edge.from !== nodeId && isLeadingOn(edge, content, isStart))
    .sort((a, b) => a.from - b.from);
  return free === undefined || taken === undefined ? null : { from: nodeId, output: free.id, to: taken.to };
}

function isLeadingOn({ from, to }: GraphEdge, { nodes }: Content, isStart: (node: GraphNode) => boolean): boolean {
  const start = nodes.get(from);
  return start !== undefined && isStart(start) && nodes.has(to);
}
