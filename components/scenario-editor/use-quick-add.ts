"use client";

import { useCallback } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useReactFlow } from "@/components/scenario-editor/react-flow";
import { CARD_WIDTH } from "@/components/scenario-editor/store/geometry";
import { findBestTarget } from "@/components/scenario-editor/use-add-element";

const GAP_PX = 12;

/** Opens the quick-add menu at the place where an element would go now. */
export function useQuickAdd(): () => void {
  const { store, view } = useTools();
  const { flowToScreenPosition } = useReactFlow();
  return useCallback(() => {
    const target = findBestTarget(store.getState());
    const from =
      target === null || target.kind === "place" ? undefined : store.getState().content.nodes.get(target.from);
    const canvas = document.querySelector("[data-canvas]")?.getBoundingClientRect();
    const middle = {
      x: (canvas?.left ?? 0) + (canvas?.width ?? 0) / 2,
      y: (canvas?.top ?? 0) + (canvas?.height ?? 0) / 3,
    };
    const beside =
      from === undefined ? middle : flowToScreenPosition({ x: from.position.x + CARD_WIDTH, y: from.position.y });
    const isVisible =
      canvas !== undefined &&
      beside.x > canvas.left &&
      beside.x < canvas.right &&
      beside.y > canvas.top &&
      beside.y < canvas.bottom;
    const { x, y } = isVisible ? beside : middle;
    view.setState({ quickAdd: { x: x + GAP_PX, y, target } });
  }, [flowToScreenPosition, store, view]);
}
