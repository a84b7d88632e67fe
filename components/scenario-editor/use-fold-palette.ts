"use client";

import { useLayoutEffect } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";

/** Windows in which the list of elements lies over the canvas instead of beside it; `max-lg` of the styles. */
const OVERLAY = "(max-width: 1023px)";

/** Whether the list of elements covers the canvas while it is open. */
export function isPaletteOverlay(): boolean {
  return window.matchMedia(OVERLAY).matches;
}

/** Folds the list of elements away where it would cover the canvas, and brings it back when the window has grown. */
export function useFoldPalette(): void {
  const { view } = useTools();
  useLayoutEffect(() => {
    const media = window.matchMedia(OVERLAY);
    const follow = () => view.setState({ isPaletteOpen: !media.matches });
    if (media.matches) follow();
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, [view]);
}
