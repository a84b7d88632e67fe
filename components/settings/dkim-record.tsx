"use client";

import { CircleAlert, CircleCheck, RefreshCw, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { cn } from "@/components/ui/cn";
import { toastError } from "@/components/ui/toast";
import { useCheckSenderDkim } from "@/lib/api-client/sender-dkim";
import type { DkimCheck } from "@/lib/contracts/sender-dkim";
import type { SenderView } from "@/lib/contracts/senders";

const LOOKS = {
  ok: { icon: CircleCheck, className: "text-success-text" },
  missing: { icon: TriangleAlert, className: "text-warning-text" },
  unknown: { icon: TriangleAlert, className: "text-warning-text" },
  different: { icon: CircleAlert, className: "text-danger-text" },
  broken: { icon: CircleAlert, className: "text-danger-text" },
} as const;

type DkimRecordProps = { senderId: number; dkim: NonNullable<SenderView["dkim"]> };

/** The DNS record to publish, ready to copy, and what stands there now. */
export function DkimRecord({ senderId, dkim }: DkimRecordProps) {
  const check = useCheckSenderDkim();
  const run = async () => {
    try {
      await check.mutateAsync(senderId);
    } catch (error) {
      toastError("The record was not checked", error);
    }
  };
  return (
    <>
      <p className="text-sm">
        Add this record where the DNS of <span className="font-medium">{dkim.domain}</span> is kept. Letters are signed
        already; until the record is there, receivers treat them as unsigned.
      </p>
      <CodeBlock title="Name (type TXT)" code={dkim.name} wrap />
      <CodeBlock title="Value" code={dkim.value} wrap />
      <p className="text-xs text-muted-foreground">
        Some providers add the domain to the name themselves: then type only{" "}
        <code className="font-mono">{dkim.name.slice(0, -dkim.domain.length - 1)}</code>.
      </p>
      <section className="grid gap-3 rounded-lg border bg-muted/50 p-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span className="text-sm font-medium">What receivers find</span>
          <Button size="sm" icon={<RefreshCw />} loading={check.isPending} onClick={() => void run()}>
            Check DNS
          </Button>
        </div>
        <div role="status">{check.data !== undefined && <CheckResult {...check.data} />}</div>
      </section>
    </>
  );
}

function CheckResult({ state, text, found }: DkimCheck) {
  const { icon: Icon, className } = LOOKS[state];
  return (
    <div className="grid gap-2 text-sm">
      <p className={cn("flex items-start gap-2", className)}>
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span className="min-w-0 wrap-break-word">{text}</span>
      </p>
      {state !== "ok" && found.length > 0 && <CodeBlock title="Found" code={found.join("\n")} wrap />}
    </div>
  );
}
