"use client";

import { useCallback } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { focusCard } from "@/components/scenario-editor/use-reveal";

/** Closes the settings and gives the focus back to the card. */
export function useEndVisit(): (how: "apply" | "discard") => void {
  const { store, view } = useTools();
  return useCallback(
    (how) => {
      const id = store.getState().visit?.nodeId;
      store.getState().endVisit(how);
      if (id === undefined) return;
      view.setState((state) => ({ fresh: new Set([...state.fresh].filter((one) => one !== id)) }));
      focusCard(id);
    },
    [store, view],
  );
}
