import { z } from "zod";
import { type Content, edgeKey } from "@/components/scenario-editor/store/content";
import { findFreePlace, GRID, type Point } from "@/components/scenario-editor/store/geometry";
import type { NodeKinds } from "@/components/scenario-editor/store/node-kinds";
import { graphEdgeSchema, graphNodeSchema, NODES_MAX } from "@/lib/domain/scenario/graph";

/** What lies on the clipboard: plain JSON, so that elements travel between scenarios, windows and people. */
const clipSchema = z.object({
  cuelight: z.literal("elements"),
  nodes: z.array(graphNodeSchema).min(1).max(NODES_MAX),
  edges: z.array(graphEdgeSchema),
});

export type Clip = z.infer<typeof clipSchema>;

/** Takes elements and the edges between them; built-in ones are left out. Null when nothing remains. */
export function copyNodes(content: Content, ids: ReadonlySet<number>, kinds: NodeKinds): Clip | null {
  const nodes = [...content.nodes.values()].filter((node) => ids.has(node.id) && !kinds.isBuiltIn(node));
  if (nodes.length === 0) return null;
  const taken = new Set(nodes.map((node) => node.id));
  const edges = [...content.edges.values()].filter((edge) => taken.has(edge.from) && taken.has(edge.to));
  return { cuelight: "elements", nodes, edges };
}

/** Reads the clipboard's text; null when it holds something else. */
export function parseClip(text: string): Clip | null {
  if (!text.includes('"cuelight"')) return null;
  try {
    const parsed = clipSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export type Pasted = { content: Content; ids: number[]; nextId: number };

/** Adds copied elements under new ids, beginning with `nextId`; `at` is where their upper left corner goes. */
export function pasteNodes(content: Content, clip: Clip, { at, nextId, kinds }: PasteInput): Pasted {
  const wanted = clip.nodes.filter((node) => kinds.isKnown(node.type));
  const ids = new Map(wanted.map((node, index) => [node.id, nextId + index]));
  const left = Math.min(...wanted.map((node) => node.position.x));
  const top = Math.min(...wanted.map((node) => node.position.y));
  const origin = at ?? { x: left + GRID * 5, y: top + GRID * 5 };
  const place = findFreePlace(
    origin,
    [...content.nodes.values()].map((node) => node.position),
  );
  const nodes = new Map(content.nodes);
  for (const node of wanted) {
    const id = ids.get(node.id) ?? nextId;
    const position = { x: node.position.x - left + place.x, y: node.position.y - top + place.y };
    nodes.set(id, { ...node, id, position });
  }
  const edges = new Map(content.edges);
  for (const edge of clip.edges) {
    const from = ids.get(edge.from);
    const to = ids.get(edge.to);
    if (from !== undefined && to !== undefined) edges.set(edgeKey(from, edge.output), { ...edge, from, to });
  }
  return { content: { ...content, nodes, edges }, ids: [...ids.values()], nextId: nextId + wanted.length };
}

type PasteInput = { at: Point | null; nextId: number; kinds: NodeKinds };
