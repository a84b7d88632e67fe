"use client";

import { History, X } from "lucide-react";
import { useSessionState, useTools } from "@/components/scenario-editor/editor-context";
import { useTakeTheirs } from "@/components/scenario-editor/use-take-theirs";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { IconButton } from "@/components/ui/icon-button";
import { toastError } from "@/components/ui/toast";

/** Says that unsaved edits of an earlier visit are on the canvas, and offers to give them up. */
export function DraftBanner() {
  const { session, isReadOnly } = useTools();
  const restored = useSessionState((state) => state.restored);
  const takeTheirs = useTakeTheirs();
  if (restored === null) return null;
  const discard = async () => {
    try {
      await takeTheirs({ keepsDraft: false });
    } catch (error) {
      toastError("Not discarded", error);
    }
  };
  return (
    <div
      role="status"
      className="flex shrink-0 items-center gap-2 border-b bg-brand-soft px-4 py-1.5 text-sm text-brand-text"
    >
      <History aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">
        Your canvas holds unsaved changes of <DateTime value={restored.at} />
        {restored.by !== null && ` by ${restored.by}`}.{" "}
        {isReadOnly ? "They are not saved." : "They were restored; save them to make them count."}
      </p>
      {!isReadOnly && (
        <Button size="sm" variant="ghost" onClick={() => void discard()}>
          Discard them
        </Button>
      )}
      <IconButton label="Hide this note" icon={<X />} size="sm" onClick={() => session.setState({ restored: null })} />
    </div>
  );
}
