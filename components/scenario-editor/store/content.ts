import type { Graph, GraphEdge, GraphNode } from "@/lib/domain/scenario/graph";
import { isSameJson } from "@/components/scenario-editor/store/json-equal";

/** A graph with direct access to its parts. Never changed in place: a changed part is a new object, the rest is shared. */
export type Content = {
  readonly nodes: ReadonlyMap<number, GraphNode>;
  /** By `edgeKey`: at most one edge leaves an output. */
  readonly edges: ReadonlyMap<string, GraphEdge>;
  /** Deleted elements, the newest first. */
  readonly bin: readonly GraphNode[];
};

/** Names an edge by where it starts: `4:yes`. */
export function edgeKey(from: number, output: string): string {
  return `${from}:${output}`;
}

/** Makes the editor's content of a stored graph. */
export function toContent(graph: Graph): Content {
  return {
    nodes: new Map(graph.nodes.map((node) => [node.id, node])),
    edges: new Map(graph.edges.map((edge) => [edgeKey(edge.from, edge.output), edge])),
    bin: graph.bin ?? [],
  };
}

/** The graph in its stored form, always in the same order. */
export function toGraph(content: Content): Graph {
  return {
    nodes: [...content.nodes.values()].sort((a, b) => a.id - b.id),
    edges: [...content.edges.values()].sort((a, b) => a.from - b.from || a.output.localeCompare(b.output)),
    ...(content.bin.length === 0 ? {} : { bin: [...content.bin] }),
  };
}

/** True when both would be stored alike; shared parts cost nothing. */
export function isSameContent(a: Content, b: Content): boolean {
  return a === b || (isSameMap(a.nodes, b.nodes) && isSameMap(a.edges, b.edges) && isSameJson(a.bin, b.bin));
}

function isSameMap<Key>(a: ReadonlyMap<Key, unknown>, b: ReadonlyMap<Key, unknown>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    if (!isSameJson(value, b.get(key))) return false;
  }
  return true;
}
