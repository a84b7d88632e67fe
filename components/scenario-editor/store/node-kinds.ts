import type { NodeOutput } from "@/lib/nodes/define";
import type { GraphNode } from "@/lib/domain/scenario/graph";

/** What the reducers need to know of an element's type; the registry of elements answers it. */
export type NodeKinds = {
  outputsOf: (node: GraphNode) => readonly NodeOutput[];
  /** What the element is called: its own title, else its type's. */
  titleOf: (node: GraphNode) => string;
  /** Whether a link may lead to it: not to a start element, not to a note. */
  takesLinks: (node: GraphNode) => boolean;
  /** Stands beside the paths; tidying up leaves it where it is. */
  isNote: (node: GraphNode) => boolean;
  isKnown: (type: string) => boolean;
  /** Cannot be added, copied or removed. */
  isBuiltIn: (node: GraphNode) => boolean;
};
