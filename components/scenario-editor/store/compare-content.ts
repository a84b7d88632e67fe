import type { Content } from "@/components/scenario-editor/store/content";
import { isSameJson } from "@/components/scenario-editor/store/json-equal";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import type { GraphEdge, GraphNode } from "@/lib/domain/scenario/graph";

export type Difference = {
  /** `Wait (#4)`, `Wait (#4) – Next – Exit (#5)`. */
  what: string;
  /** Where it is so: on my canvas only, in theirs only, or in both but not alike. */
  where: "mine" | "theirs" | "both";
  /** Of one in both: what is not alike. */
  parts: readonly ("name" | "settings" | "place")[];
};

/** What differs between two states of a scenario, elements first, then links. */
export function compareContent(mine: Content, theirs: Content, kinds: NodeKinds): Difference[] {
  return [...compareNodes(mine, theirs, kinds), ...compareEdges(mine, theirs, kinds)];
}

function compareNodes(mine: Content, theirs: Content, kinds: NodeKinds): Difference[] {
  const name = (node: GraphNode) => `${kinds.titleOf(node)} (#${node.id})`;
  const found: Difference[] = [];
  for (const node of mine.nodes.values()) {
    const other = theirs.nodes.get(node.id);
    const parts = other === undefined ? [] : listParts(node, other);
    if (other === undefined) found.push({ what: name(node), where: "mine", parts });
    else if (parts.length > 0) found.push({ what: name(node), where: "both", parts });
  }
  const onlyTheirs = [...theirs.nodes.values()].filter(({ id }) => !mine.nodes.has(id));
  return [...found, ...onlyTheirs.map((node) => ({ what: name(node), where: "theirs" as const, parts: [] }))];
}

function listParts(a: GraphNode, b: GraphNode): Difference["parts"] {
  const isSameSetting = a.type === b.type && isSameJson(a.settings, b.settings);
  return [
    ...(a.title === b.title ? [] : ["name" as const]),
    ...(isSameSetting ? [] : ["settings" as const]),
    ...(isSameJson(a.position, b.position) ? [] : ["place" as const]),
  ];
}

function compareEdges(mine: Content, theirs: Content, kinds: NodeKinds): Difference[] {
  const only = (content: Content, other: Content, where: "mine" | "theirs"): Difference[] =>
    [...content.edges]
      .filter(([key, edge]) => other.edges.get(key)?.to !== edge.to)
      .map(([, edge]) => ({ what: `Link ${nameLink(content, edge, kinds)}`, where, parts: [] }));
  return [...only(mine, theirs, "mine"), ...only(theirs, mine, "theirs")];
}

function nameLink({ nodes }: Content, { from, output, to }: GraphEdge, kinds: NodeKinds): string {
  const [start, end] = [nodes.get(from), nodes.get(to)];
  const outputs = start === undefined ? [] : kinds.outputsOf(start);
  const branch = outputs.length > 1 ? outputs.find((one) => one.id === output)?.label : undefined;
  const ends = [start, end].map((node, at) =>
    node === undefined ? `#${at === 0 ? from : to}` : `${kinds.titleOf(node)} (#${node.id})`,
  );
  return [ends[0], branch, ends[1]].filter((part) => part !== undefined).join(" – ");
}
