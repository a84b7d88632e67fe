"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSessionState, useTools } from "@/components/scenario-editor/editor-context";
import type { DraftState } from "@/components/scenario-editor/session-store";
import { leaveBack } from "@/components/forms/guard-back";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Asked before one leaves with unsaved changes; what cannot be kept as a draft is not left without a second question. */
export function LeaveDialog({ href, onSave }: { href: string | null; onSave: () => Promise<boolean> }) {
  const { session, drafts } = useTools();
  const isSaving = useSessionState((state) => state.isSaving);
  const draft = useSessionState((state) => state.draft);
  const [isLosing, setLosing] = useState(draft.kind === "conflict");
  const router = useRouter();
  const close = () => session.setState({ dialog: null });
  const go = () => {
    close();
    if (href === null) leaveBack();
    else router.push(href);
  };
  const leave = async () => {
    if (isLosing || (await drafts.flush())) go();
    else setLosing(true);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      size="sm"
      title="Leave with unsaved changes?"
      footer={
        <>
          <Button onClick={close}>Stay</Button>
          <Button variant={isLosing ? "danger" : "secondary"} onClick={() => void leave()}>
            {isLosing ? "Leave without them" : "Leave"}
          </Button>
          <Button
            variant="primary"
            loading={isSaving}
            onClick={() => {
              void onSave().then((saved) => {
                if (saved) go();
              });
            }}
          >
            Save and leave
          </Button>
        </>
      }
    >
      {isLosing ? (
        <p role="alert" className="text-sm text-danger-text">
          No draft of your changes is kept: {describeLoss(draft)} If you leave now, they are lost.
        </p>
      ) : (
        <p className="text-sm text-muted-foreground">
          A draft of your changes is kept on the server: they are on the canvas again when you come back. Until they are
          saved, nothing runs with them.
        </p>
      )}
    </Dialog>
  );
}

function describeLoss(draft: DraftState): string {
  return draft.kind === "failed" ? draft.message : "another window edits the same scenario.";
}
