"use client";

import { useSyncExternalStore } from "react";

const QUERY = "(max-width: 767px)";

/** True in windows in which nobody can draw: the canvas is then read only. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => false,
  );
}

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(QUERY);
  media.addEventListener("change", onChange);
  return () => media.removeEventListener("change", onChange);
}
