import type { JsonObject } from "@/lib/shared/json";

/** What a graph is checked against: the element types' own rules, handed in. */
export type GraphRules<Context> = {
  title: string;
  isStart: boolean;
  isNote: boolean;
  isBuiltIn: boolean;
  outputs: (stored: {
    settings: JsonObject;
    version: number;
  }) => readonly { id: string; label: string; error?: object }[];
  check: (
    stored: { settings: JsonObject; version: number },
    context: Context,
  ) => { field: string; level: "error" | "warning"; message: string }[];
};

export type GraphIssue = {
  /** null = the scenario as a whole. */
  nodeId: number | null;
  /** Path in the element's settings; empty = the element itself. `output:<id>` = one of its outputs. */
  field: string;
  level: "error" | "warning";
  message: string;
  /** What an error forbids: to save at all, or only to activate. Warnings forbid nothing. */
  blocks?: "save" | "activate";
};
