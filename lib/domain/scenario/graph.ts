import { z } from "zod";
import { jsonObjectSchema } from "@/lib/shared/json";

/** Element ids are small numbers, counted up in a scenario and never reused; 0 is Default profile capture. */
export const DEFAULT_CAPTURE_ID = 0;
export const DEFAULT_CAPTURE_TYPE = "default-capture";
export const NODES_MAX = 2_000;
export const BIN_MAX = 100;
export const NODE_TITLE_LENGTH_MAX = 120;

const SETTINGS_VERSION_MAX = 1_000_000;

export const nodeIdSchema = z.int().min(0).max(1_000_000);

export const graphNodeSchema = z.strictObject({
  id: nodeIdSchema,
  /** A folder of lib/nodes. */
  type: z.string().min(1).max(60),
  /** What the marketer calls it; empty = the type's own title. */
  title: z.string().max(NODE_TITLE_LENGTH_MAX).default(""),
  position: z.strictObject({ x: z.number(), y: z.number() }),
  /** Parsed by the type's own schema; kept as typed even where it is not valid yet. */
  settings: jsonObjectSchema,
  /** Version of the settings' shape, see NodeDefinition.version. */
  version: z.int().min(1).max(SETTINGS_VERSION_MAX).default(1),
});

/** At most one edge leaves an output. */
export const graphEdgeSchema = z.strictObject({
  from: nodeIdSchema,
  output: z.string().min(1).max(60),
  to: nodeIdSchema,
});

export const graphSchema = z.strictObject({
  nodes: z.array(graphNodeSchema).max(NODES_MAX),
  edges: z.array(graphEdgeSchema).max(NODES_MAX * 10),
  /** Deleted elements, the newest first; they take no part in anything and can be put back. */
  bin: z.array(graphNodeSchema).max(BIN_MAX).optional(),
});

export type GraphNode = z.infer<typeof graphNodeSchema>;
export type GraphEdge = z.infer<typeof graphEdgeSchema>;
export type Graph = z.infer<typeof graphSchema>;

/** The graph of a new scenario: Default profile capture alone. */
export function makeEmptyGraph(): Graph {
  return {
    nodes: [
      {
        id: DEFAULT_CAPTURE_ID,
        type: DEFAULT_CAPTURE_TYPE,
        title: "",
        position: { x: 0, y: 0 },
        settings: {},
        version: 1,
      },
    ],
    edges: [],
  };
}
