"use client";

import { useEffect } from "react";
import { findLeavingLink } from "@/components/forms/find-leaving-link";
import { guardBack } from "@/components/forms/guard-back";
import { useTools } from "@/components/scenario-editor/editor-context";
import { isDirty } from "@/components/scenario-editor/store/editor-store";

/** Leaving with unsaved changes is asked about; a hidden tab sends its draft at once. */
export function useLeaveGuard(): void {
  const { store, session, drafts, isReadOnly } = useTools();
  useEffect(() => {
    if (isReadOnly) return;
    const isUnsaved = () => isDirty(store.getState());
    const onHide = () => {
      if (document.visibilityState === "hidden") void drafts.flush(true);
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      void drafts.flush(true);
      if (isUnsaved()) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const href = findLeavingLink(event);
      if (href === null || !isUnsaved()) return;
      event.preventDefault();
      event.stopPropagation();
      session.setState({ dialog: { kind: "leave", href } });
    };
    const stopBack = guardBack(isUnsaved, () => session.setState({ dialog: { kind: "leave", href: null } }));
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("beforeunload", onUnload);
    // Before the router's own handler.
    document.addEventListener("click", onClick, true);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, true);
      stopBack();
      void drafts.flush(true);
    };
  }, [drafts, isReadOnly, session, store]);
}
