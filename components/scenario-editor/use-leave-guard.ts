"use client";

import { useEffect } from "react";
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
      const href = readLeavingLink(event);
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

/** Where a plain click on a link of ours leads; null for everything else. */
function readLeavingLink(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event) || opensElsewhere(link)) return null;
  const url = new URL(link.href);
  const isSamePage = url.pathname === window.location.pathname;
  return url.origin === window.location.origin && !isSamePage ? `${url.pathname}${url.search}` : null;
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

function opensElsewhere(link: HTMLAnchorElement): boolean {
  return link.target === "_blank" || link.hasAttribute("download");
}

/**
 * A step back cannot be held up, so it is caught: below the page stands a second entry of the same address, which a step back
 * reaches first. Without unsaved changes it goes on at once to where it was meant to lead.
 */
function guardBack(isUnsaved: () => boolean, ask: () => void): () => void {
  const here = window.location.href;
  const put = () => {
    const state: unknown = window.history.state;
    const known = typeof state === "object" && state !== null ? state : {};
    // Back on it from a later page, or mounted twice: it stands there already.
    if (!(GUARD in known)) window.history.pushState({ ...known, [GUARD]: true }, "", here);
  };
  let isLeaving = false;
  const onPop = () => {
    if (isLeaving || window.location.href !== here) return;
    if (isUnsaved()) {
      put();
      ask();
      return;
    }
    isLeaving = true;
    window.history.back();
  };
  put();
  window.addEventListener("popstate", onPop);
  return () => window.removeEventListener("popstate", onPop);
}

const GUARD = "cuelightGuard";
/** Steps of history from the page over the guard's entry to where one came from. */
const STEPS_BACK = -2;

/** Goes where the caught step back was meant to lead. */
export function leaveBack(): void {
  window.history.go(STEPS_BACK);
}
