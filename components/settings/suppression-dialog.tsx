"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { setFormError } from "@/components/forms/set-form-error";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import { Form, FormErrors, FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { toastSuccess } from "@/components/ui/toast";
import { useAddSuppression } from "@/lib/api-client/suppressions";
import { type SuppressionForm, suppressionFormSchema } from "@/lib/contracts/suppressions";

/** Asks for an address that is to get no more letters. */
export function SuppressionDialog({ onClose }: { onClose: () => void }) {
  const add = useAddSuppression();
  const form = useForm<SuppressionForm>({
    resolver: zodResolver(suppressionFormSchema),
    defaultValues: { address: "", reason: "" },
  });
  const save = async (values: SuppressionForm) => {
    try {
      const { address } = await add.mutateAsync(values);
      toastSuccess(`${address} gets no more letters`);
      onClose();
    } catch (error) {
      setFormError(form, error);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Suppress an address"
      description="No mailing writes to it any more, whatever it is subscribed to. Letters that wait to be sent are not sent either."
      locked={form.formState.isDirty}
    >
      <Form onSubmit={form.handleSubmit(save)} className="gap-0">
        <DialogBody>
          <FormField control={form.control} name="address" label="E-mail address" required>
            {(field) => <Input {...field} type="email" autoComplete="off" autoFocus placeholder="anna@example.com" />}
          </FormField>
          <FormField control={form.control} name="reason" label="Reason" help="For whoever reads the list later.">
            {(field) => <Input {...field} autoComplete="off" placeholder="Asked by phone" />}
          </FormField>
          <FormErrors errors={form.formState.errors} />
        </DialogBody>
        <DialogFooter>
          <DialogClose render={<Button />}>Cancel</DialogClose>
          <Button type="submit" variant="primary" loading={form.formState.isSubmitting}>
            Suppress
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}
