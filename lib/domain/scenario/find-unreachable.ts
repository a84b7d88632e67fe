import { groupEdges } from "@/lib/domain/scenario/check-edges";
import type { Graph, GraphNode } from "@/lib/domain/scenario/graph";

/** Elements that no profile can come to, however it enters. */
export function findUnreachable(
  graph: Graph,
  rulesOf: (type: string) => { isStart: boolean; isNote: boolean } | null,
): GraphNode[] {
  const edges = groupEdges(graph);
  const open = graph.nodes.filter((node) => rulesOf(node.type)?.isStart).map((node) => node.id);
  const reached = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of edges.get(id) ?? []) {
      if (reached.has(edge.to)) continue;
      reached.add(edge.to);
      open.push(edge.to);
    }
  }
  return graph.nodes.filter((node) => !reached.has(node.id) && rulesOf(node.type)?.isNote === false);
}
