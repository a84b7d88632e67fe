"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { setFormError } from "@/components/forms/set-form-error";
import { MailboxFields, type MailboxValues } from "@/components/settings/mailbox-fields";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { DateTime } from "@/components/ui/date-time";
import { Form, FormErrors } from "@/components/ui/form";
import { toastError, toastSuccess } from "@/components/ui/toast";
import { useRemoveSenderMailbox, useSetSenderMailbox, useTestSenderMailbox } from "@/lib/api-client/sender-mailbox";
import { mailboxForm } from "@/lib/contracts/sender-mailbox";
import type { SenderView } from "@/lib/contracts/senders";

const valuesSchema = mailboxForm.extend({
  port: z.number("Type a port, such as 993.").int().min(1).max(65_535),
  password: z.string(),
});

/** The mailbox in which a sender's bounces and complaints are read. */
export function MailboxSection({ sender }: { sender: SenderView }) {
  const { mailbox } = sender;
  const set = useSetSenderMailbox();
  const remove = useRemoveSenderMailbox();
  const test = useTestSenderMailbox();
  const [result, setResult] = useState<{ ok: boolean; text: string } | null>(null);
  const form = useForm<MailboxValues>({ resolver: zodResolver(valuesSchema), defaultValues: toValues(sender) });
  const submit = form.handleSubmit(async (values) => {
    try {
      await set.mutateAsync({ id: sender.id, settings: toSettings(values) });
      form.reset({ ...values, password: "" });
      toastSuccess("The mailbox is read from now on");
    } catch (error) {
      setFormError(form, error);
    }
  });
  const tryOut = form.handleSubmit(async (values) => {
    setResult(null);
    try {
      setResult(await test.mutateAsync({ id: sender.id, settings: toSettings(values) }));
    } catch (error) {
      setFormError(form, error);
    }
  });
  const forget = async () => {
    try {
      await remove.mutateAsync(sender.id);
      form.reset(EMPTY);
      toastSuccess("The mailbox is forgotten");
    } catch (error) {
      toastError("The mailbox was not removed", error);
    }
  };
  return (
    <Form onSubmit={submit}>
      <p className="text-sm text-muted-foreground">
        Letters that do not arrive come back to an address of their own, made from this one, and are read here every
        minute. The mail server must take what stands behind a + (bounces+…@example.com). Letters are only marked as
        read.
      </p>
      {mailbox !== null && <LastVisit {...mailbox} />}
      <MailboxFields control={form.control} isKept={mailbox !== null} />
      <FormErrors errors={form.formState.errors} />
      <div role="status">{result !== null && <Outcome {...result} />}</div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={set.isPending}>
          {mailbox === null ? "Read this mailbox" : "Save mailbox"}
        </Button>
        <Button loading={test.isPending} onClick={() => void tryOut()}>
          Try it
        </Button>
        {mailbox !== null && (
          <Button variant="ghost" onClick={() => void forget()}>
            Stop reading
          </Button>
        )}
      </div>
    </Form>
  );
}

function LastVisit({ readAt, error }: NonNullable<SenderView["mailbox"]>) {
  if (readAt === null) return <p className="text-sm text-muted-foreground">It has not been read yet.</p>;
  if (error !== null) return <Outcome ok={false} text={error} />;
  return (
    <p className="text-sm text-muted-foreground">
      Last read <DateTime value={readAt} />.
    </p>
  );
}

function Outcome({ ok, text }: { ok: boolean; text: string }) {
  const Icon = ok ? CircleCheck : CircleAlert;
  return (
    <p className={cn("flex items-start gap-2 text-sm", ok ? "text-success-text" : "text-danger-text")}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 wrap-break-word">{text}</span>
    </p>
  );
}

const EMPTY: MailboxValues = { bounceAddress: "", host: "", port: 993, tls: "tls", username: "", password: "" };

function toValues({ mailbox }: SenderView): MailboxValues {
  if (mailbox === null) return EMPTY;
  const { bounceAddress, host, port, tls, username } = mailbox;
  return { bounceAddress, host, port, tls, username, password: "" };
}

/** An empty password keeps the stored one. */
function toSettings({ password, ...settings }: MailboxValues) {
  return password === "" ? settings : { ...settings, password };
}
