"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { DialogForm } from "@/components/forms/dialog-form";
import { MailingFields } from "@/components/mailings/mailing-fields";
import {
  API_CONDITION,
  type MailingDraft,
  mailingDraftSchema,
  makeMailingForm,
} from "@/components/mailings/mailing-form-schema";
import { Dialog } from "@/components/ui/dialog";
import { toastSuccess } from "@/components/ui/toast";
import { useCreateMailing } from "@/lib/api-client/mailings";

const EMPTY: MailingDraft = {
  name: "",
  databaseId: null,
  resourceId: null,
  templateId: null,
  senderId: null,
  condition: API_CONDITION,
  settings: {},
  tracking: true,
  isActive: true,
};

/** Asks for all that a mailing is made of and goes to it. */
export function NewMailingDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const router = useRouter();
  const create = useCreateMailing();
  const form = useForm<MailingDraft, unknown, z.output<typeof mailingDraftSchema>>({
    resolver: zodResolver(mailingDraftSchema),
    defaultValues: EMPTY,
  });
  const save = async (values: z.output<typeof mailingDraftSchema>) => {
    const { id } = await create.mutateAsync(makeMailingForm(values));
    // The page that is left closes the dialog: writing `?new` away meanwhile would stop the navigation.
    toastSuccess(`“${values.name}” created`);
    router.replace(`/mailings/${id}`);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New trigger mailing"
      description="A template, sent to subscribers of a resource, one profile at a time."
      locked={form.formState.isDirty}
    >
      <DialogForm form={form} submitLabel="Create mailing" save={save}>
        <MailingFields form={form} autoFocus />
      </DialogForm>
    </Dialog>
  );
}
