import type { NodeSeed } from "@/components/scenario-editor/store/editor-store";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import type { GraphNode } from "@/lib/domain/scenario/graph";
import type { NodeCategory, NodeOutput } from "@/lib/nodes/define";
import { definitions, getDefinition, NODE_TYPES } from "@/lib/nodes/definitions";
import type { NodeRules } from "@/lib/nodes/node-rules";

// What the canvas knows of elements, it knows from the lists of lib/nodes.

/** Outputs are asked for often and change only with the settings, which are never changed in place. */
const outputsByNode = new WeakMap<GraphNode, readonly NodeOutput[]>();

function outputsOf(node: GraphNode): readonly NodeOutput[] {
  const known = outputsByNode.get(node);
  if (known !== undefined) return known;
  const outputs = getDefinition(node.type)?.outputs(node) ?? [];
  outputsByNode.set(node, outputs);
  return outputs;
}

/** What the reducers need of each element's type. */
export const nodeKinds: NodeKinds = {
  outputsOf,
  titleOf: (node) => (node.title === "" ? (getDefinition(node.type)?.title ?? node.type) : node.title),
  takesLinks: (node) => {
    const rules = getDefinition(node.type);
    return rules?.isStart !== true && rules?.isNote !== true;
  },
  isNote: (node) => getDefinition(node.type)?.isNote ?? false,
  isKnown: (type) => getDefinition(type) !== null,
  isBuiltIn: (node) => getDefinition(node.type)?.isBuiltIn ?? false,
};

/** A fresh element of a type; null for an unknown one. */
export function makeSeed(type: string): NodeSeed | null {
  const rules = getDefinition(type);
  return rules === null ? null : { type, settings: { ...rules.defaults }, version: rules.version };
}

const CATEGORY_TITLES: Record<NodeCategory, string> = {
  trigger: "Triggers",
  operator: "Operators",
  channel: "Channels",
  action: "Actions",
};

export type PaletteGroup = { category: NodeCategory; title: string; items: readonly NodeRules[] };

/** The elements that can be added, by category; categories without one are left out. */
export const PALETTE: readonly PaletteGroup[] = (["trigger", "operator", "channel", "action"] as const)
  .map((category) => ({
    category,
    title: CATEGORY_TITLES[category],
    items: NODE_TYPES.map((type) => definitions[type]).filter(
      (rules) => rules.category === category && !rules.isBuiltIn,
    ),
  }))
  .filter((group) => group.items.length > 0);

/** The elements that a typed text means, best first: by title, then by what they do. */
export function searchPalette(text: string): PaletteGroup[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [...PALETTE];
  const matches = (rules: NodeRules) => `${rules.title} ${rules.summary}`.toLowerCase().includes(wanted);
  return PALETTE.map((group) => ({ ...group, items: group.items.filter(matches) })).filter(
    (group) => group.items.length > 0,
  );
}
