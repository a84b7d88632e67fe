"use client";

import { parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { DkimKeyForm } from "@/components/settings/dkim-key-form";
import { DkimRecord } from "@/components/settings/dkim-record";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { toastSuccess } from "@/components/ui/toast";
import { useRemoveSenderDkim } from "@/lib/api-client/sender-dkim";
import type { SenderView } from "@/lib/contracts/senders";

/** The dialog of the sender that `?dkim=` names. */
export function OpenedDkim({ senders }: { senders: readonly SenderView[] | undefined }) {
  const [id, setId] = useQueryState("dkim", parseAsInteger);
  const sender = senders?.find((one) => one.id === id);
  return sender === undefined ? null : <DkimDialog key={sender.id} sender={sender} onClose={() => void setId(null)} />;
}

/** The key that a sender's letters are signed with, and its DNS record. */
function DkimDialog({ sender, onClose }: { sender: SenderView; onClose: () => void }) {
  const [replacing, setReplacing] = useState(false);
  const showsForm = sender.dkim === null || replacing;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`DKIM of ${sender.name}`}
      description="A signature in every letter shows receivers that it really comes from your domain. Large mailbox providers demand it."
      size="lg"
    >
      {showsForm ? (
        <DkimKeyForm
          sender={sender}
          onDone={() => setReplacing(false)}
          onBack={sender.dkim === null ? onClose : () => setReplacing(false)}
        />
      ) : (
        <>
          <DialogBody>{sender.dkim !== null && <DkimRecord senderId={sender.id} dkim={sender.dkim} />}</DialogBody>
          <DialogFooter>
            <RemoveKey sender={sender} />
            <Button onClick={() => setReplacing(true)}>Replace key…</Button>
            <DialogClose render={<Button variant="primary" />}>Done</DialogClose>
          </DialogFooter>
        </>
      )}
    </Dialog>
  );
}

function RemoveKey({ sender }: { sender: SenderView }) {
  const [asking, setAsking] = useState(false);
  const remove = useRemoveSenderDkim();
  const confirm = async () => {
    await remove.mutateAsync(sender.id);
    toastSuccess("The key is forgotten");
  };
  return (
    <>
      <Button variant="ghost" className="mr-auto" onClick={() => setAsking(true)}>
        Stop signing
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Stop signing letters?"
        description="The private key is forgotten and cannot be brought back. A new key needs a new DNS record."
        confirmLabel="Stop signing"
        failed="The key was not removed"
        onConfirm={confirm}
      />
    </>
  );
}
