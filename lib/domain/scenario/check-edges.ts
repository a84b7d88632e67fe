import type { Graph, GraphEdge, GraphNode } from "@/lib/domain/scenario/graph";
import type { GraphIssue, GraphRules } from "@/lib/domain/scenario/graph-rules";

/** Edges by the element they leave. */
export function groupEdges(graph: Graph): Map<number, GraphEdge[]> {
  const groups = new Map<number, GraphEdge[]>();
  for (const edge of graph.edges) {
    const list = groups.get(edge.from);
    if (list) list.push(edge);
    else groups.set(edge.from, [edge]);
  }
  return groups;
}

/** Links that lead from or to nothing, two on one output, and links into a start element. */
export function checkEdges<Context>(graph: Graph, rulesOf: (type: string) => GraphRules<Context> | null): GraphIssue[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const taken = new Set<string>();
  return graph.edges.flatMap((edge) => {
    const key = `${edge.from}:${edge.output}`;
    const message = taken.has(key)
      ? "Two links leave the same output; delete one of them."
      : faultOf(edge, nodes, rulesOf);
    taken.add(key);
    if (message === null) return [];
    const nodeId = nodes.has(edge.from) ? edge.from : nodes.has(edge.to) ? edge.to : null;
    return [{ nodeId, field: `output:${edge.output}`, level: "error" as const, message, blocks: "activate" as const }];
  });
}

function faultOf<Context>(
  edge: GraphEdge,
  nodes: ReadonlyMap<number, GraphNode>,
  rulesOf: (type: string) => GraphRules<Context> | null,
): string | null {
  const from = nodes.get(edge.from);
  const to = nodes.get(edge.to);
  if (!from) return `A link leaves element #${edge.from}, which does not exist; delete the link.`;
  if (!to) return `The link of output "${edge.output}" leads to element #${edge.to}, which does not exist; delete it.`;
  const rules = rulesOf(from.type);
  if (rules && !rules.outputs(from).some((output) => output.id === edge.output)) {
    return `The element has no output "${edge.output}" any more; delete the link.`;
  }
  const target = rulesOf(to.type);
  if (target?.isStart) return `The link of output "${edge.output}" leads into a start element; delete it.`;
  return target?.isNote ? `The link of output "${edge.output}" leads to a note; delete it.` : null;
}
