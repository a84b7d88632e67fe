"use client";

import { useCallback } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useReactFlow } from "@/components/scenario-editor/react-flow";
import { CARD_WIDTH, type Point } from "@/components/scenario-editor/store/geometry";
import { findBestTarget } from "@/components/scenario-editor/use-add-element";

const GAP_PX = 12;
/** Without a better place the menu opens at this part of the canvas' height. */
const HEIGHT_PART = 1 / 3;

/** Opens the quick-add menu at the place where an element would go now. */
export function useQuickAdd(): () => void {
  const { store, view } = useTools();
  const { flowToScreenPosition } = useReactFlow();
  return useCallback(() => {
    const { content } = store.getState();
    const target = findBestTarget(store.getState());
    const from = target === null || target.kind === "place" ? undefined : content.nodes.get(target.from);
    const beside =
      from === undefined ? null : flowToScreenPosition({ x: from.position.x + CARD_WIDTH, y: from.position.y });
    const { x, y } = findPlace(beside);
    view.setState({ quickAdd: { x: x + GAP_PX, y, target } });
  }, [flowToScreenPosition, store, view]);
}

/** `beside` when it is in view, else upon the canvas. */
function findPlace(beside: Point | null): Point {
  const canvas = document.querySelector("[data-canvas]")?.getBoundingClientRect() ?? new DOMRect();
  const isVisible =
    beside !== null &&
    beside.x > canvas.left &&
    beside.x < canvas.right &&
    beside.y > canvas.top &&
    beside.y < canvas.bottom;
  return isVisible ? beside : { x: canvas.left + canvas.width / 2, y: canvas.top + canvas.height * HEIGHT_PART };
}
