"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";

/**
 * Asks before unsaved changes are left by a link of the page or by closing the tab. Put the dialog it returns on the page.
 * `what`: the thing that was changed, e.g. `template`.
 */
export function useUnsavedGuard(isDirty: boolean, what: string): ReactNode {
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    if (!isDirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = findLeavingLink(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [isDirty]);
  return (
    <AlertDialog
      open={target !== null}
      onOpenChange={(open) => {
        if (!open) setTarget(null);
      }}
      title="Leave without saving?"
      description={`What you changed in this ${what} is lost.`}
      confirmLabel="Leave"
      cancelLabel="Stay"
      onConfirm={() => {
        if (target !== null) router.push(target);
      }}
    />
  );
}

/** The address within the product that a plain click on a link is about to open in this tab. */
function findLeavingLink(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.target === "_blank" || link.href === "" || link.hasAttribute("download")) return null;
  const url = new URL(link.href);
  const isElsewhere = url.origin !== location.origin || url.pathname === location.pathname;
  return isElsewhere ? null : url.pathname + url.search + url.hash;
}
