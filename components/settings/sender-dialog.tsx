"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { setFormError } from "@/components/forms/set-form-error";
import { SenderFields } from "@/components/settings/sender-fields";
import { senderForm, type SenderFormValues, toFormValues, toSettings } from "@/components/settings/sender-form-values";
import { TestLetter } from "@/components/settings/test-letter";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Form, FormErrors } from "@/components/ui/form";
import { toastSuccess } from "@/components/ui/toast";
import { useSaveSender } from "@/lib/api-client/senders";
import type { SenderView } from "@/lib/contracts/senders";

type SenderDialogProps = { sender: SenderView | null; ownEmail: string; onClose: () => void };

/** Adds a sender (`sender` null) or changes one; a test letter goes out with what stands in the form, saved or not. */
export function SenderDialog({ sender, ownEmail, onClose }: SenderDialogProps) {
  const save = useSaveSender();
  const form = useForm<SenderFormValues>({ resolver: zodResolver(senderForm), defaultValues: toFormValues(sender) });
  const submit = form.handleSubmit(async (values) => {
    try {
      await save.mutateAsync({ id: sender?.id ?? null, settings: toSettings(values, sender) });
      toastSuccess(sender === null ? `Sender “${values.name}” added` : "Sender saved");
      onClose();
    } catch (error) {
      setFormError(form, error);
    }
  });
  const readSettings = async () => {
    const isValid = await form.trigger(undefined, { shouldFocus: true });
    return isValid ? { id: sender?.id ?? null, settings: toSettings(form.getValues(), sender) } : null;
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={sender === null ? "New sender" : sender.name}
      description="A mail server and the address that letters come from."
      size="lg"
      locked={form.formState.isDirty}
    >
      <Form onSubmit={submit} className="min-h-0 gap-0">
        <DialogBody>
          <SenderFields form={form} hasPassword={sender?.hasPassword ?? false} />
          <TestLetter
            ownEmail={ownEmail}
            readSettings={readSettings}
            onFailure={(error) => setFormError(form, error)}
          />
          <FormErrors errors={form.formState.errors} />
        </DialogBody>
        <DialogFooter>
          <DialogClose render={<Button />}>Cancel</DialogClose>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            {sender === null ? "Add sender" : "Save sender"}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
