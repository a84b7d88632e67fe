import type { Content } from "@/components/scenario-editor/store/content";
import type { History } from "@/components/scenario-editor/store/history";
import type { GraphNode } from "@/lib/domain/scenario/graph";

/** A stay in the settings drawer; all that is typed during it is one entry of undo. */
export type Visit = {
  nodeId: number;
  /** What the element was called then. */
  name: string;
  /** The element when the drawer opened: what Discard goes back to. */
  original: GraphNode;
  /** The content when the drawer opened, or after the last other gesture. */
  since: Content;
};

export type Selection = { readonly nodes: ReadonlySet<number>; readonly edges: ReadonlySet<string> };

export const NO_SELECTION: Selection = { nodes: new Set(), edges: new Set() };

/** All that the editor holds of a scenario's graph. */
export type EditorState = {
  content: Content;
  /** The content of the newest saved version: "unsaved" is whatever differs from it. */
  saved: Content;
  history: History;
  selection: Selection;
  visit: Visit | null;
  /** Ids count up and are never used again, not even after an undo. */
  nextId: number;
};
