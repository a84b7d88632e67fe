"use client";

import { useMemo } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { announce } from "@/components/scenario-editor/view-store";

/** Undo and redo, said aloud. */
export function useHistorySteps(): { undo: () => void; redo: () => void } {
  const { store, view } = useTools();
  return useMemo(() => {
    const step = (direction: "undo" | "redo") => () => {
      const label = store.getState()[direction]();
      const words = direction === "undo" ? ["Undone", "Nothing to undo."] : ["Done again", "Nothing to redo."];
      announce(view, label === null ? (words[1] ?? "") : `${words[0] ?? ""}: ${label}`);
    };
    return { undo: step("undo"), redo: step("redo") };
  }, [store, view]);
}
