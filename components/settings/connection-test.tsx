"use client";

import { CircleAlert, CircleCheck, Send } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useTestConnection } from "@/lib/api-client/connections";
import type { ConnectionView } from "@/lib/contracts/connections";

const FINE = { from: 200, to: 399 };

/** Asks an address with a connection, as it is saved, and shows what came back. */
export function ConnectionTest({ connection, onClose }: { connection: ConnectionView; onClose: () => void }) {
  const [url, setUrl] = useState(`https://${connection.hosts[0] ?? ""}/`);
  const test = useTestConnection();
  const ask = () => test.mutate({ id: connection.id, url: url.trim() });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Test “${connection.name}”`}
      description="Asks this address with GET and the connection's proof of access."
      size="lg"
    >
      <DialogBody>
        <Field label="Address" error={test.error?.message}>
          <div className="flex gap-2">
            <Input
              value={url}
              onChange={(event) => setUrl(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter") ask();
              }}
            />
            <Button icon={<Send />} variant="primary" loading={test.isPending} onClick={ask}>
              Test
            </Button>
          </div>
        </Field>
        <div role="status">{test.data !== undefined && <Answer {...test.data} />}</div>
      </DialogBody>
    </Dialog>
  );
}

function Answer({ status, durationMs, text }: { status: number | null; durationMs: number; text: string }) {
  const isFine = status !== null && status >= FINE.from && status <= FINE.to;
  const Icon = isFine ? CircleCheck : CircleAlert;
  return (
    <div className="grid gap-2">
      <p className={cn("flex items-center gap-2 text-sm", isFine ? "text-success-text" : "text-danger-text")}>
        <Icon aria-hidden className="size-4 shrink-0" />
        {status === null ? "No answer" : `The answer was ${status}`} after {durationMs} ms
      </p>
      {text !== "" && (
        <pre className="max-h-60 overflow-auto rounded-md border bg-muted/50 p-2.5 text-xs wrap-break-word whitespace-pre-wrap">
          {text}
        </pre>
      )}
    </div>
  );
}
