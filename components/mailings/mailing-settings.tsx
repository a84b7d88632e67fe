"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { setFormError } from "@/components/forms/set-form-error";
import { useUnsavedGuard } from "@/components/forms/use-unsaved-guard";
import { MailingFields } from "@/components/mailings/mailing-fields";
import {
  draftMailingCondition,
  type MailingDraft,
  mailingDraftSchema,
  makeMailingForm,
} from "@/components/mailings/mailing-form-schema";
import { readSenders, SwitchOffDialog } from "@/components/mailings/switch-off-dialog";
import { useMay } from "@/components/session/session";
import { Button } from "@/components/ui/button";
import { Form, FormErrors } from "@/components/ui/form";
import { toastSuccess } from "@/components/ui/toast";
import { ApiError } from "@/lib/api-client/call-api";
import { useSaveMailing } from "@/lib/api-client/mailings";
import type { MailingView, SendingScenario } from "@/lib/contracts/mailings";

/** What the mailing is made of, to be changed. */
export function MailingSettings({ mailing }: { mailing: MailingView }) {
  const mayEdit = useMay("content.edit");
  const save = useSaveMailing(mailing.id);
  const form = useForm<MailingDraft, unknown, z.output<typeof mailingDraftSchema>>({
    resolver: zodResolver(mailingDraftSchema),
    values: makeDraft(mailing),
    resetOptions: { keepDirtyValues: true },
  });
  const guard = useUnsavedGuard(form.formState.isDirty && mayEdit, "mailing");
  const [senders, setSenders] = useState<readonly SendingScenario[] | null>(null);
  const submit = async (values: z.output<typeof mailingDraftSchema>, evenIfSent = false) => {
    try {
      const saved = await save.mutateAsync({ ...makeMailingForm(values), rev: mailing.rev, evenIfSent });
      form.reset(makeDraft(saved));
      toastSuccess("Mailing saved");
    } catch (error) {
      const scenarios = readSenders(error);
      if (scenarios !== null) {
        setSenders(scenarios);
        return;
      }
      setFormError(form, error);
      if (error instanceof ApiError && error.field === "rev") {
        form.setError("root.server", {
          message: `${error.message} Reload the page to see it; what you typed is not saved.`,
        });
      }
    }
  };
  return (
    <Form onSubmit={form.handleSubmit((values) => submit(values))} className="max-w-2xl">
      <MailingFields form={form} disabled={!mayEdit} />
      <FormErrors errors={form.formState.errors} />
      {mayEdit && (
        <div className="flex gap-2">
          <Button
            type="submit"
            variant="primary"
            loading={form.formState.isSubmitting}
            disabled={!form.formState.isDirty}
          >
            Save mailing
          </Button>
          {form.formState.isDirty && <Button onClick={() => form.reset(makeDraft(mailing))}>Discard</Button>}
        </div>
      )}
      {guard}
      <SwitchOffDialog
        name={mailing.name}
        scenarios={senders}
        onClose={() => setSenders(null)}
        onConfirm={form.handleSubmit((values) => submit(values, true))}
      />
    </Form>
  );
}

function makeDraft(mailing: MailingView): MailingDraft {
  const { name, databaseId, resourceId, templateId, senderId, tracking, isActive } = mailing;
  return {
    name,
    databaseId,
    resourceId,
    templateId,
    senderId,
    tracking,
    isActive,
    ...draftMailingCondition(mailing.condition),
  };
}
