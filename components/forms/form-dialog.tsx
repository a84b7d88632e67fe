"use client";

import type { ReactNode } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { setFormError } from "@/components/forms/set-form-error";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter, type DialogProps } from "@/components/ui/dialog";
import { Form, FormErrors } from "@/components/ui/form";
import { toastSuccess } from "@/components/ui/toast";

export type FormDialogProps<Values extends FieldValues, Output> = {
  form: UseFormReturn<Values, unknown, Output>;
  title: string;
  description?: ReactNode;
  size?: NonNullable<DialogProps["size"]>;
  submitLabel: string;
  /** Saves what was typed and says what to tell then; null = the form says what is wrong. Throws what the server says. */
  save: (values: Output) => Promise<string | null>;
  onClose: () => void;
  /** Something beside the form's own values was changed. */
  isEdited?: boolean;
  children: ReactNode;
};

/** A dialog with one form: what was typed stays until it is saved or given up, and each fault stands at its field. */
export function FormDialog<Values extends FieldValues, Output>(props: FormDialogProps<Values, Output>) {
  const { form, title, description, size, submitLabel, save, onClose, isEdited = false, children } = props;
  const submit = form.handleSubmit(async (values) => {
    try {
      const said = await save(values);
      if (said === null) return;
      toastSuccess(said);
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
      title={title}
      description={description}
      {...(size === undefined ? {} : { size })}
      locked={form.formState.isDirty || isEdited}
    >
      <Form
        onSubmit={(event) => {
          // Those that the server found stand at no rule that would take them away.
          form.clearErrors();
          void submit(event);
        }}
        className="min-h-0 gap-0"
      >
        <DialogBody>
          {children}
          <FormErrors errors={form.formState.errors} />
        </DialogBody>
        <DialogFooter>
          <DialogClose render={<Button />}>Cancel</DialogClose>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            {submitLabel}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
