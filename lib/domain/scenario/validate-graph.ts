import type { Graph, GraphNode } from "@/lib/domain/scenario/graph";
import { DEFAULT_CAPTURE_ID } from "@/lib/domain/scenario/graph";
import type { GraphIssue, GraphRules } from "@/lib/domain/scenario/graph-rules";
import { checkEdges, groupEdges } from "@/lib/domain/scenario/check-edges";
import { findUnreachable } from "@/lib/domain/scenario/find-unreachable";

export const TRIGGERS_MAX = 10;

export type GraphCheck<Context> = {
  /** The rules of a type; null for one that this version does not know. */
  rulesOf: (type: string) => GraphRules<Context> | null;
  context: Context;
};

/** All that is wrong with a scenario's graph, in the order of its elements. Open ends are fine: a pass ends there. */
export function validateGraph<Context>(graph: Graph, check: GraphCheck<Context>): GraphIssue[] {
  return [
    ...checkWhole(graph, check),
    ...graph.nodes.flatMap((node) => checkNode(node, graph, check)),
    ...checkEdges(graph, check.rulesOf),
    ...findUnreachable(graph, check.rulesOf).map((node) => ({
      nodeId: node.id,
      field: "",
      level: "warning" as const,
      message: `${nameOf(node, check)} cannot be reached from any start element; link it or delete it.`,
    })),
  ];
}

/** How messages call an element: its title and number. */
export function nameOf(node: GraphNode, check: Pick<GraphCheck<never>, "rulesOf">): string {
  return `Element "${node.title || (check.rulesOf(node.type)?.title ?? node.type)}" (#${node.id})`;
}

function checkWhole<Context>(graph: Graph, { rulesOf }: GraphCheck<Context>): GraphIssue[] {
  const issues: GraphIssue[] = [];
  const starts = graph.nodes.filter((node) => rulesOf(node.type)?.isStart);
  const whole = (message: string, blocks: "save" | "activate") =>
    issues.push({ nodeId: null, field: "", level: "error", message, blocks });
  if (!starts.some((node) => node.id === DEFAULT_CAPTURE_ID)) {
    whole("Default profile capture is missing; every scenario starts with it.", "save");
  }
  const triggers = starts.filter((node) => !rulesOf(node.type)?.isBuiltIn).length;
  if (triggers > TRIGGERS_MAX) {
    whole(`The scenario has ${triggers} triggers; ${TRIGGERS_MAX} are the most. Delete some of them.`, "activate");
  }
  const seen = new Set<number>();
  for (const node of graph.nodes) {
    if (seen.has(node.id)) whole(`Two elements have the number #${node.id}; delete one of them.`, "save");
    seen.add(node.id);
  }
  return issues;
}

function checkNode<Context>(node: GraphNode, graph: Graph, check: GraphCheck<Context>): GraphIssue[] {
  const rules = check.rulesOf(node.type);
  if (!rules) {
    const message = `${nameOf(node, check)} is of a type that this version does not know; delete it.`;
    return [{ nodeId: node.id, field: "", level: "error", message, blocks: "activate" }];
  }
  const settings = rules.check(node, check.context).map((issue): GraphIssue => ({
    ...issue,
    nodeId: node.id,
    ...(issue.level === "error" ? { blocks: "activate" as const } : {}),
  }));
  return rules.isStart
    ? [...checkStart(node, rules, graph), ...settings]
    : [...settings, ...checkErrors(node, rules, graph)];
}

/** Where an output for errors leads nowhere, passes end there and look like any other. */
function checkErrors<Context>(node: GraphNode, rules: GraphRules<Context>, graph: Graph): GraphIssue[] {
  const isLinked = (id: string) => graph.edges.some((edge) => edge.from === node.id && edge.output === id);
  return rules.outputs(node).flatMap(({ id, label, error }): GraphIssue[] => {
    if (error === undefined || isLinked(id)) return [];
    const message = `"${label}" of "${node.title || rules.title}" (#${node.id}) leads nowhere: who leaves by it is gone, and only the number of errors tells. Link it, to an Exit at least.`;
    return [{ nodeId: node.id, field: `output:${id}`, level: "warning", message }];
  });
}

/** Every start element must be linked, else profiles enter and leave at once. */
function checkStart<Context>(node: GraphNode, rules: GraphRules<Context>, graph: Graph): GraphIssue[] {
  const linked = groupEdges(graph).get(node.id) ?? [];
  return rules.outputs(node).flatMap((output): GraphIssue[] => {
    if (linked.some((edge) => edge.output === output.id)) return [];
    const message = `Link "${node.title || rules.title}" (#${node.id}) to an element: profiles that enter there have nowhere to go.`;
    return [{ nodeId: node.id, field: `output:${output.id}`, level: "error", message, blocks: "save" }];
  });
}
