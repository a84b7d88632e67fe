"use client";

import { useForm, type UseFormReturn } from "react-hook-form";
import { setFormError } from "@/components/forms/set-form-error";
import { ConnectionFields } from "@/components/settings/connection-fields";
import {
  type ConnectionFormValues,
  findInput,
  toFormValues,
  toInput,
} from "@/components/settings/connection-form-values";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Form, FormErrors } from "@/components/ui/form";
import { toastSuccess } from "@/components/ui/toast";
import { useSaveConnection } from "@/lib/api-client/connections";
import { connectionInput, type ConnectionInput, type ConnectionView } from "@/lib/contracts/connections";

type ConnectionDialogProps = { connection: ConnectionView | null; onClose: () => void };

/** Adds a connection (`connection` null) or changes one; its secret values are replaced and never shown. */
export function ConnectionDialog({ connection, onClose }: ConnectionDialogProps) {
  const save = useSaveConnection();
  const form = useForm<ConnectionFormValues>({ defaultValues: toFormValues(connection) });
  const submit = form.handleSubmit(async (values) => {
    const body = readInput(form, values);
    if (body === null) return;
    try {
      await save.mutateAsync({ id: connection?.id ?? null, body });
      toastSuccess(connection === null ? `Connection “${values.name}” added` : "Connection saved");
      onClose();
    } catch (error) {
      setFormError(form, error);
    }
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={connection === null ? "New connection" : connection.name}
      description="How HTTP(S) API Calls sign in at another system."
      size="lg"
      locked={form.formState.isDirty}
    >
      <Form
        onSubmit={(event) => {
          // Those of the last attempt: they stand at no rule that would take them away.
          form.clearErrors();
          void submit(event);
        }}
        className="min-h-0 gap-0"
      >
        <DialogBody>
          <ConnectionFields form={form} kept={connection?.access.kind ?? null} />
          <FormErrors errors={form.formState.errors} />
        </DialogBody>
        <DialogFooter>
          <DialogClose render={<Button />}>Cancel</DialogClose>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            {connection === null ? "Add connection" : "Save connection"}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}

/** What is to be sent; null when something typed is wrong, which the inputs then say. */
function readInput(form: UseFormReturn<ConnectionFormValues>, values: ConnectionFormValues): ConnectionInput | null {
  const parsed = connectionInput.safeParse(toInput(values));
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    const input = findInput(path);
    form.setError(input === "root" ? "root.server" : input, { message });
  }
  return null;
}
