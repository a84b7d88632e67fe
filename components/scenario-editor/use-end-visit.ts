"use client";

import { useCallback } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import type { EditorStore } from "@/components/scenario-editor/store/editor-store";
import { focusCard } from "@/components/scenario-editor/use-reveal";
import { toastUndo } from "@/components/ui/toast";

/** `close` = by Escape or the cross: what was typed stays, as with Apply, and is said, with a way back. */
export type VisitEnd = "apply" | "discard" | "close";

/** Closes the settings and gives the focus back to the card. */
export function useEndVisit(): (how: VisitEnd) => void {
  const { store, view } = useTools();
  return useCallback(
    (how) => {
      const id = store.getState().visit?.nodeId;
      const { past } = store.getState().history;
      store.getState().endVisit(how === "discard" ? "discard" : "apply");
      if (how === "close" && store.getState().history.past !== past) offerUndo(store);
      if (id === undefined) return;
      view.setState((state) => ({ fresh: new Set([...state.fresh].filter((one) => one !== id)) }));
      focusCard(id);
    },
    [store, view],
  );
}

/** Takes the visit back as long as nothing else was changed since. */
function offerUndo(store: EditorStore): void {
  const { content, history } = store.getState();
  const label = history.past.at(-1)?.label ?? "";
  toastUndo(`Kept: ${label}`, () => {
    if (store.getState().content !== content) throw new Error("Something was changed since. Use Undo (Ctrl+Z).");
    store.getState().undo();
  });
}
