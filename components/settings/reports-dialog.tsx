"use client";

import { parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { SecretOnce } from "@/components/settings/secret-once";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useMakeSenderReports, useRemoveSenderReports } from "@/lib/api-client/sender-reports";
import type { SenderView } from "@/lib/contracts/senders";

const EXAMPLE = JSON.stringify(
  {
    events: [
      { type: "delivered", message_id: "<42.1f0c…@cuelight.example.com>" },
      {
        type: "bounced",
        message_id: "<43.1f0c…@cuelight.example.com>",
        permanent: true,
        reason: "550 5.1.1 No such user",
      },
      { type: "complained", message_id: "<44.1f0c…@cuelight.example.com>" },
    ],
  },
  null,
  2,
);

/** The dialog of the sender that `?reports=` names. */
export function OpenedReports({ senders }: { senders: readonly SenderView[] | undefined }) {
  const [id, setId] = useQueryState("reports", parseAsInteger);
  const sender = senders?.find((one) => one.id === id);
  return sender === undefined ? null : (
    <ReportsDialog key={sender.id} sender={sender} onClose={() => void setId(null)} />
  );
}

type Door = { url: string; secret: string };

/** Where the provider of a sender reports what became of letters. */
function ReportsDialog({ sender, onClose }: { sender: SenderView; onClose: () => void }) {
  const [door, setDoor] = useState<Door | null>(null);
  const { open, close, isPending } = useDoor(sender.id, setDoor);
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={`Reports about letters of ${sender.name}`}
      description="Hard bounces and complaints end the subscription and put the address on the suppression list; five soft bounces in a row suspend it."
      size="lg"
      // What is shown once must not go away by a slip.
      locked={door !== null}
    >
      <DialogBody>
        {door === null ? <DoorState isOpen={sender.takesReports} /> : <OpenedDoor {...door} />}
        <div className="flex flex-wrap gap-2">
          {door === null && (
            <Button
              variant={sender.takesReports ? "secondary" : "primary"}
              loading={isPending}
              onClick={() => void open()}
            >
              {sender.takesReports ? "Make a new address and secret" : "Make an address"}
            </Button>
          )}
          {sender.takesReports && door === null && (
            <Button variant="ghost" onClick={() => void close()}>
              Close the address
            </Button>
          )}
        </div>
        <CodeBlock title="What is posted there (JSON, signed as Standard Webhooks says)" code={EXAMPLE} />
      </DialogBody>
      <DialogFooter>
        <DialogClose render={<Button variant={door === null ? "secondary" : "primary"} />}>Done</DialogClose>
      </DialogFooter>
    </Dialog>
  );
}

function DoorState({ isOpen }: { isOpen: boolean }) {
  return (
    <p className="text-sm">
      {isOpen
        ? "An address is open. It and its secret are not shown again; a new one takes its place at once."
        : "A provider, or a small script beside your mail server, posts to an address of its own what became of each letter."}
    </p>
  );
}

function OpenedDoor({ url, secret }: Door) {
  return (
    <>
      <CodeBlock title="Address" code={url} wrap />
      <SecretOnce label="Signing secret" secret={secret}>
        Address and secret are shown only now. Copy both before you close this window.
      </SecretOnce>
    </>
  );
}

function useDoor(id: number, setDoor: (door: Door | null) => void) {
  const make = useMakeSenderReports();
  const remove = useRemoveSenderReports();
  const open = async () => {
    try {
      setDoor(await make.mutateAsync(id));
    } catch (error) {
      toastError("No address was made", error);
    }
  };
  const close = async () => {
    try {
      await remove.mutateAsync(id);
      toastSuccess("The address is closed");
    } catch (error) {
      toastError("The address was not closed", error);
    }
  };
  return { open, close, isPending: make.isPending };
}
