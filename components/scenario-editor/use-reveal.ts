"use client";

import { useCallback } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useReactFlow } from "@/components/scenario-editor/react-flow";
import { CARD_HEIGHT, CARD_WIDTH } from "@/components/scenario-editor/store/geometry";
import { useReducedMotion } from "@/components/ui/use-reduced-motion";

const GLIDE_MS = 220;
const MARGIN_PX = 40;
const READABLE_ZOOM = 0.75;

/** Brings an element into view when it is not there, at a zoom at which it can be read. */
export function useReveal() {
  const { store } = useTools();
  const { flowToScreenPosition, getZoom, setCenter } = useReactFlow();
  const isStill = useReducedMotion();
  return useCallback(
    (id: number, focuses = false) => {
      // The drawer may be about to open and take room: look once it stands and the canvas knows its new size.
      afterLayout(() => {
        const node = store.getState().content.nodes.get(id);
        const canvas = document.querySelector("[data-canvas]")?.getBoundingClientRect();
        if (node === undefined || canvas === undefined) return;
        const { x, y } = flowToScreenPosition(node.position);
        const zoom = getZoom();
        const isInside =
          x > canvas.left + MARGIN_PX &&
          y > canvas.top + MARGIN_PX &&
          x + CARD_WIDTH * zoom < canvas.right - MARGIN_PX &&
          y + CARD_HEIGHT * zoom < canvas.bottom - MARGIN_PX;
        if (!isInside) {
          const middle = { x: node.position.x + CARD_WIDTH / 2, y: node.position.y + CARD_HEIGHT / 2 };
          const duration = isStill ? 0 : GLIDE_MS;
          void setCenter(middle.x, middle.y, { zoom: Math.max(zoom, READABLE_ZOOM), duration });
        }
        if (focuses) focusCard(id);
      });
    },
    [flowToScreenPosition, getZoom, isStill, setCenter, store],
  );
}

/** Two frames: one in which the change is drawn and measured, one after it. */
function afterLayout(work: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(work));
}

/** Puts the keyboard's focus on a card. */
export function focusCard(id: number): void {
  const card = document.querySelector(`[data-canvas] .react-flow__node[data-id="${id}"]`);
  if (card instanceof HTMLElement) card.focus({ preventScroll: true });
}
