"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { setFormError } from "@/components/forms/set-form-error";
import { SenderFields } from "@/components/settings/sender-fields";
import { senderForm, type SenderFormValues, toFormValues, toSettings } from "@/components/settings/sender-form-values";
import { TestLetter } from "@/components/settings/test-letter";
import { useSaveSender } from "@/lib/api-client/senders";
import type { SenderView } from "@/lib/contracts/senders";
import { FormDialog } from "@/components/forms/form-dialog";

type SenderDialogProps = { sender: SenderView | null; ownEmail: string; onClose: () => void };

/** Adds a sender (`sender` null) or changes one; a test letter goes out with what stands in the form, saved or not. */
export function SenderDialog({ sender, ownEmail, onClose }: SenderDialogProps) {
  const save = useSaveSender();
  const form = useForm<SenderFormValues>({ resolver: zodResolver(senderForm), defaultValues: toFormValues(sender) });
  const submit = async (values: SenderFormValues) => {
    await save.mutateAsync({ id: sender?.id ?? null, settings: toSettings(values, sender) });
    return sender === null ? `Sender “${values.name}” added` : "Sender saved";
  };
  const readSettings = async () => {
    const isValid = await form.trigger(undefined, { shouldFocus: true });
    return isValid ? { id: sender?.id ?? null, settings: toSettings(form.getValues(), sender) } : null;
  };
  return (
    <FormDialog
      form={form}
      title={sender === null ? "New sender" : sender.name}
      description="A mail server and the address that letters come from."
      size="lg"
      submitLabel={sender === null ? "Add sender" : "Save sender"}
      save={submit}
      onClose={onClose}
    >
      <SenderFields form={form} hasPassword={sender?.hasPassword ?? false} />
      <TestLetter ownEmail={ownEmail} readSettings={readSettings} onFailure={(error) => setFormError(form, error)} />
    </FormDialog>
  );
}
