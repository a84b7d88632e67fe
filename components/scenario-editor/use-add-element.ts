"use client";

import { useCallback } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useReveal } from "@/components/scenario-editor/use-reveal";
import { nodeKinds } from "@/components/scenario-editor/registry";
import type { AddTarget } from "@/components/scenario-editor/store/add-node";
import { CARD_HEIGHT, CARD_WIDTH, findFreePlace, type Point } from "@/components/scenario-editor/store/geometry";
import { edgeKey } from "@/components/scenario-editor/store/content";
import type { EditorState } from "@/components/scenario-editor/store/editor-state";
import type { NodeSeed } from "@/components/scenario-editor/store/editor-store";
import { announce } from "@/components/scenario-editor/view-store";
import { useReactFlow } from "@/components/scenario-editor/react-flow";

/** Adds an element, shows it and, unless told otherwise, opens its settings. Without a target it finds the best place. */
export function useAddElement() {
  const { store, view } = useTools();
  const { screenToFlowPosition } = useReactFlow();
  const reveal = useReveal();
  return useCallback(
    (seed: NodeSeed, { target, opens = true }: { target: AddTarget | null; opens?: boolean }) => {
      const middle = () => {
        const cards = [...store.getState().content.nodes.values()].map((node) => node.position);
        return findFreePlace(screenToFlowPosition(findMiddle()), cards);
      };
      const place = target ?? findBestTarget(store.getState()) ?? { kind: "place" as const, at: middle() };
      const id = store.getState().add(seed, place);
      const node = store.getState().content.nodes.get(id);
      if (node === undefined) return;
      view.setState((state) => ({ fresh: new Set(state.fresh).add(id), quickAdd: null }));
      announce(view, `${nodeKinds.titleOf(node)} added.`);
      if (opens) store.getState().openVisit(id);
      reveal(id);
    },
    [reveal, screenToFlowPosition, store, view],
  );
}

/** Where a card stands in the middle of what is seen of the canvas. */
function findMiddle(): Point {
  const { left, top, width, height } =
    document.querySelector("[data-canvas]")?.getBoundingClientRect() ?? new DOMRect();
  return { x: left + (width - CARD_WIDTH) / 2, y: top + (height - CARD_HEIGHT) / 2 };
}

/** Into the selected link; else behind the selected element: its first free output, or into the link of its first one. */
export function findBestTarget({ selection, content }: EditorState): AddTarget | null {
  const [edge] = [...selection.edges].map((key) => content.edges.get(key));
  if (edge !== undefined) return { kind: "edge", from: edge.from, output: edge.output };
  const [id] = selection.nodes.size === 1 ? selection.nodes : findLastOfPath(content);
  const node = id === undefined ? undefined : content.nodes.get(id);
  const outputs = node === undefined ? [] : nodeKinds.outputsOf(node);
  if (node === undefined || outputs.length === 0) return null;
  const free = outputs.find((output) => !content.edges.has(edgeKey(node.id, output.id)));
  const output = free ?? outputs[0];
  if (output === undefined) return null;
  return { kind: free === undefined ? "edge" : "output", from: node.id, output: output.id };
}

/** Nothing selected: where the path from the start ends, as long as it does not branch. */
function findLastOfPath(content: EditorState["content"]): number[] {
  let id = 0;
  const walked = new Set<number>();
  while (!walked.has(id)) {
    walked.add(id);
    const node = content.nodes.get(id);
    const [output, ...others] = node === undefined ? [] : nodeKinds.outputsOf(node);
    if (output === undefined || others.length > 0) return [];
    const next = content.edges.get(edgeKey(id, output.id));
    if (next === undefined) return [id];
    id = next.to;
  }
  return [];
}
