"use client";

import type { ReactNode } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { setFormError } from "@/components/forms/set-form-error";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Form, FormErrors } from "@/components/ui/form";

export type DialogFormProps<Values extends FieldValues, Output> = {
  form: UseFormReturn<Values, unknown, Output>;
  submitLabel: string;
  /** Saves what was typed. Throws what the server says. */
  save: (values: Output) => Promise<void>;
  children: ReactNode;
};

/** The form inside a dialog, with its buttons; each fault stands at its field, and nothing that was typed is lost. */
export function DialogForm<Values extends FieldValues, Output>(props: DialogFormProps<Values, Output>) {
  const { form, submitLabel, save, children } = props;
  const submit = form.handleSubmit(async (values) => {
    try {
      await save(values);
    } catch (error) {
      setFormError(form, error);
    }
  });
  return (
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
  );
}
