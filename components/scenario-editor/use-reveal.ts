"use client";

import { useCallback } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { useReactFlow } from "@/components/scenario-editor/react-flow";
import { CARD_HEIGHT, CARD_WIDTH } from "@/components/scenario-editor/store/geometry";
import { useReducedMotion } from "@/components/ui/use-reduced-motion";

const GLIDE_MS = 220;
/** Room for the "+" behind the card. */
const MARGIN_PX = 88;
const READABLE_ZOOM = 0.75;

type RevealOptions = { focuses?: boolean; keepsZoom?: boolean };

/**
 * Brings an element into view when it is not there, moving the canvas no more than that takes, at a zoom at which it can be read
 * unless the zoom is to stay.
 */
export function useReveal() {
  const { store } = useTools();
  const { flowToScreenPosition, getViewport, setCenter, setViewport } = useReactFlow();
  const isStill = useReducedMotion();
  return useCallback(
    (id: number, { focuses = false, keepsZoom = false }: RevealOptions = {}) => {
      // The drawer may be about to open and take room: look once it stands and the canvas knows its new size.
      afterLayout(() => {
        const node = store.getState().content.nodes.get(id);
        const canvas = document.querySelector("[data-canvas]")?.getBoundingClientRect();
        if (node === undefined || canvas === undefined) return;
        const { x, y, zoom } = getViewport();
        const duration = isStill ? 0 : GLIDE_MS;
        const { position } = node;
        if (zoom < READABLE_ZOOM && !keepsZoom) {
          const options = { zoom: READABLE_ZOOM, duration };
          void setCenter(position.x + CARD_WIDTH / 2, position.y + CARD_HEIGHT / 2, options);
        } else {
          const corner = flowToScreenPosition(position);
          const right = findShift({ start: corner.x, size: CARD_WIDTH * zoom, from: canvas.left, to: canvas.right });
          const down = findShift({ start: corner.y, size: CARD_HEIGHT * zoom, from: canvas.top, to: canvas.bottom });
          if (right !== 0 || down !== 0) void setViewport({ x: x + right, y: y + down, zoom }, { duration });
        }
        if (focuses) focusCard(id);
      });
    },
    [flowToScreenPosition, getViewport, isStill, setCenter, setViewport, store],
  );
}

type Span = { start: number; size: number; from: number; to: number };

/** How far to move so that `start`…`start + size` lies between the borders with a margin; 0 when it does. */
function findShift({ start, size, from, to }: Span): number {
  if (start < from + MARGIN_PX) return from + MARGIN_PX - start;
  return Math.min(0, to - MARGIN_PX - start - size);
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
