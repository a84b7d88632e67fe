"use client";

import type { ReactNode } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { DialogForm } from "@/components/forms/dialog-form";
import { Dialog, type DialogProps } from "@/components/ui/dialog";
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
  const run = async (values: Output) => {
    const said = await save(values);
    if (said === null) return;
    toastSuccess(said);
    onClose();
  };
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
      <DialogForm form={form} submitLabel={submitLabel} save={run}>
        {children}
      </DialogForm>
    </Dialog>
  );
}
