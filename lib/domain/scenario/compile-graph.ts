import { joinNeeds, type Needs } from "@/lib/domain/conditions/needs";
import type { Graph, GraphNode } from "@/lib/domain/scenario/graph";

/** What the handed-in `prepare` makes of one element. */
export type PreparedNode<Step> = {
  step: Step;
  needs: Needs;
};

export type CompiledNode<Step> = {
  id: number;
  type: string;
  title: string;
  step: Step;
  /** Element by output; an output that is not in it is an open end. */
  next: ReadonlyMap<string, number>;
};

export type CompiledScenario<Step> = {
  nodes: ReadonlyMap<number, CompiledNode<Step>>;
  /** All that some element looks at. */
  needs: Needs;
};

/**
 * Turns a graph into what a walk needs: element by id, next element by output, the union of what is read.
 * The first link of an output counts; links from missing elements are dropped.
 */
export function compileGraph<Step>(
  graph: Graph,
  prepare: (node: GraphNode) => PreparedNode<Step>,
): CompiledScenario<Step> {
  const nexts = new Map<number, Map<string, number>>(graph.nodes.map((node) => [node.id, new Map()]));
  for (const edge of graph.edges) {
    const outputs = nexts.get(edge.from);
    if (outputs && !outputs.has(edge.output)) outputs.set(edge.output, edge.to);
  }
  const nodes = new Map<number, CompiledNode<Step>>();
  const needs: Needs[] = [];
  for (const node of graph.nodes) {
    const prepared = prepare(node);
    const { id, type, title } = node;
    nodes.set(id, { id, type, title, step: prepared.step, next: nexts.get(id) ?? new Map<string, number>() });
    needs.push(prepared.needs);
  }
  return { nodes, needs: joinNeeds(...needs) };
}
