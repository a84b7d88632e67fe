import type { Content } from "@/components/scenario-editor/store/content";
import { findFreePlace } from "@/components/scenario-editor/store/geometry";

/** Puts a deleted element back with its number and settings, at its old place or the next free one; without links. */
export function restoreFromBin(content: Content, id: number): Content {
  const node = content.bin.find((one) => one.id === id);
  if (node === undefined || content.nodes.has(id)) return content;
  const taken = [...content.nodes.values()].map((one) => one.position);
  const position = findFreePlace(node.position, taken);
  const nodes = new Map(content.nodes).set(id, { ...node, position });
  return { ...content, nodes, bin: content.bin.filter((one) => one.id !== id) };
}

/** Throws away what lies in the Bin. */
export function emptyBin(content: Content): Content {
  return content.bin.length === 0 ? content : { ...content, bin: [] };
}
