"use client";

import { useEffect } from "react";
import { useTools } from "@/components/scenario-editor/editor-context";
import { parseClip } from "@/components/scenario-editor/store/clipboard";
import { isTyping } from "@/components/scenario-editor/use-canvas-keys";
import { useReveal } from "@/components/scenario-editor/use-reveal";
import { announce } from "@/components/scenario-editor/view-store";

/** Copy, cut and paste through the real clipboard: as JSON, so that elements travel between scenarios and windows. */
export function useClipboard(): void {
  const { store, view, isReadOnly } = useTools();
  const reveal = useReveal();
  useEffect(() => {
    const isOurs = (event: ClipboardEvent) =>
      !isTyping(event.target) && (window.getSelection()?.toString() ?? "") === "" && !event.defaultPrevented;
    const take = (event: ClipboardEvent, cuts: boolean) => {
      if (!isOurs(event)) return;
      const clip = cuts && !isReadOnly ? store.getState().cutSelected() : store.getState().copySelected();
      if (clip === null) return;
      event.clipboardData?.setData("text/plain", JSON.stringify(clip, null, 2));
      event.preventDefault();
      announce(
        view,
        `${clip.nodes.length} ${clip.nodes.length === 1 ? "element" : "elements"} ${cuts ? "cut" : "copied"}.`,
      );
    };
    const onCopy = (event: ClipboardEvent) => take(event, false);
    const onCut = (event: ClipboardEvent) => take(event, true);
    const onPaste = (event: ClipboardEvent) => {
      const clip = isOurs(event) && !isReadOnly ? parseClip(event.clipboardData?.getData("text/plain") ?? "") : null;
      if (clip === null) return;
      event.preventDefault();
      const count = store.getState().paste(clip, null);
      announce(view, `${count} ${count === 1 ? "element" : "elements"} pasted.`);
      const [first] = store.getState().selection.nodes;
      if (first !== undefined) reveal(first, { focuses: true });
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCut);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCut);
      document.removeEventListener("paste", onPaste);
    };
  }, [isReadOnly, reveal, store, view]);
}
