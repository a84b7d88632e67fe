import type { FactKind } from "@/lib/domain/facts/fact";
import type { Graph } from "@/lib/domain/scenario/graph";
import { getDefinition } from "@/lib/nodes/definitions";

/** Kinds of facts that some element of a graph listens for, sorted, each once. */
export function listListened(graph: Graph): FactKind[] {
  const kinds = graph.nodes.flatMap((node) => getDefinition(node.type)?.listens(node) ?? []);
  return [...new Set(kinds)].sort();
}
