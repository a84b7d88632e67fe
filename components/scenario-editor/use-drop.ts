"use client";

import { type DragEvent, useCallback } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useReactFlow } from "@/components/scenario-editor/react-flow";
import { makeSeed, nodeKinds } from "@/components/scenario-editor/registry";
import type { AddTarget } from "@/components/scenario-editor/store/add-node";
import { edgeKey } from "@/components/scenario-editor/store/content";
import { findDropTarget } from "@/components/scenario-editor/store/find-drop-target";
import { useAddElement } from "@/components/scenario-editor/use-add-element";

/** What a dragged palette entry carries. */
export const DRAG_TYPE = "application/x-cuelight-element";

/** Dropping an element from the palette: into the nearest link, behind the nearest free output, or where it falls. */
export function useDrop() {
  const { store, view, isReadOnly } = useTools();
  const { screenToFlowPosition } = useReactFlow();
  const addElement = useAddElement();

  const targetOf = useCallback(
    (event: DragEvent): AddTarget => {
      const point = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      return findDropTarget(store.getState().content, point, nodeKinds);
    },
    [screenToFlowPosition, store],
  );
  const clear = useCallback(() => view.setState({ dropEdge: null, dropOutput: null }), [view]);
  const onDragLeave = useCallback(
    (event: DragEvent) => {
      const isStillInside = event.relatedTarget instanceof Element && event.currentTarget.contains(event.relatedTarget);
      if (!isStillInside) clear();
    },
    [clear],
  );

  const onDragOver = useCallback(
    (event: DragEvent) => {
      if (isReadOnly || !event.dataTransfer.types.includes(DRAG_TYPE)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      const target = targetOf(event);
      const key = target.kind === "place" ? null : edgeKey(target.from, target.output);
      view.setState({
        dropEdge: target.kind === "edge" ? key : null,
        dropOutput: target.kind === "output" ? key : null,
      });
    },
    [isReadOnly, targetOf, view],
  );
  const onDrop = useCallback(
    (event: DragEvent) => {
      const seed = makeSeed(event.dataTransfer.getData(DRAG_TYPE));
      clear();
      if (isReadOnly || seed === null) return;
      event.preventDefault();
      addElement(seed, { target: targetOf(event), opens: false });
    },
    [addElement, clear, isReadOnly, targetOf],
  );
  return { onDragOver, onDrop, onDragLeave };
}
