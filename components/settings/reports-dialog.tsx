"use client";

import { parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import { MailboxSection } from "@/components/settings/mailbox-section";
import { SecretOnce } from "@/components/settings/secret-once";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { TabPanel, Tabs } from "@/components/ui/tabs";
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

const TABS = [
  { value: "mailbox", label: "Read from a mailbox" },
  { value: "provider", label: "Posted by a provider" },
] as const;

/** How it is learnt what became of a sender's letters. */
function ReportsDialog({ sender, onClose }: { sender: SenderView; onClose: () => void }) {
  const [tab, setTab] = useState<(typeof TABS)[number]["value"]>(sender.takesReports ? "provider" : "mailbox");
  const [door, setDoor] = useState<Door | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={`Bounces and complaints about ${sender.name}`}
      description="Hard bounces and complaints end the subscription and put the address on the suppression list; five soft bounces in a row suspend it."
      size="lg"
      // What is shown once, or was typed, must not go away by a slip.
      locked
    >
      <DialogBody>
        <Tabs tabs={TABS} value={tab} onChange={setTab} look="pill" label="Ways">
          <TabPanel value="mailbox" className="pt-4">
            <MailboxSection sender={sender} />
          </TabPanel>
          <TabPanel value="provider" className="grid gap-4 pt-4">
            <ProviderSection sender={sender} door={door} setDoor={setDoor} />
          </TabPanel>
        </Tabs>
      </DialogBody>
      <DialogFooter>
        <DialogClose render={<Button />}>Done</DialogClose>
      </DialogFooter>
    </Dialog>
  );
}

type ProviderProps = { sender: SenderView; door: Door | null; setDoor: (door: Door | null) => void };

function ProviderSection({ sender, door, setDoor }: ProviderProps) {
  const { open, close, isPending } = useDoor(sender.id, setDoor);
  const variant = sender.takesReports ? "secondary" : "primary";
  return (
    <>
      {door === null ? <DoorState isOpen={sender.takesReports} /> : <OpenedDoor {...door} />}
      {door === null && (
        <div className="flex flex-wrap gap-2">
          <Button variant={variant} loading={isPending} onClick={() => void open()}>
            {sender.takesReports ? "Make a new address and secret" : "Make an address"}
          </Button>
          {sender.takesReports && (
            <Button variant="ghost" onClick={() => void close()}>
              Close the address
            </Button>
          )}
        </div>
      )}
      <CodeBlock title="What is posted there (JSON, signed as Standard Webhooks says)" code={EXAMPLE} />
    </>
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
