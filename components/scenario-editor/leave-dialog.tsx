"use client";

import { useRouter } from "next/navigation";
import { useSessionState, useTools } from "@/components/scenario-editor/editor-context";
import { leaveBack } from "@/components/forms/guard-back";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Asked before one leaves with unsaved changes; nothing is lost either way. */
export function LeaveDialog({ href, onSave }: { href: string | null; onSave: () => Promise<boolean> }) {
  const { session, drafts } = useTools();
  const isSaving = useSessionState((state) => state.isSaving);
  const router = useRouter();
  const close = () => session.setState({ dialog: null });
  const go = () => {
    close();
    if (href === null) leaveBack();
    else router.push(href);
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
          <Button
            onClick={() => {
              void drafts.flush().then(go);
            }}
          >
            Leave
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
      <p className="text-sm text-muted-foreground">
        A draft of your changes is kept on the server: they are on the canvas again when you come back. Until they are
        saved, nothing runs with them.
      </p>
    </Dialog>
  );
}
