"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { findLeavingLink } from "@/components/forms/find-leaving-link";
import { guardBack, leaveBack } from "@/components/forms/guard-back";
import { AlertDialog } from "@/components/ui/alert-dialog";

/**
 * Asks before unsaved changes are left by a link of the page, by a step back or by closing the tab. Put the dialog it returns on the page.
 * `what`: the thing that was changed, e.g. `template`.
 */
export function useUnsavedGuard(isDirty: boolean, what: string): ReactNode {
  const router = useRouter();
  /** `href` null = a step back. */
  const [target, setTarget] = useState<{ href: string | null } | null>(null);
  const isUnsaved = useRef(isDirty);
  useEffect(() => {
    isUnsaved.current = isDirty;
  }, [isDirty]);
  useEffect(
    () =>
      guardBack(
        () => isUnsaved.current,
        () => setTarget({ href: null }),
      ),
    [],
  );
  useEffect(() => {
    if (!isDirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = findLeavingLink(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget({ href });
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
        if (target?.href === null) leaveBack();
        else if (target !== null) router.push(target.href);
      }}
    />
  );
}
