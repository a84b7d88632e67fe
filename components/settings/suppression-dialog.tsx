"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { useAddSuppression } from "@/lib/api-client/suppressions";
import { type SuppressionForm, suppressionFormSchema } from "@/lib/contracts/suppressions";
import { FormDialog } from "@/components/forms/form-dialog";

/** Asks for an address that is to get no more letters. */
export function SuppressionDialog({ onClose }: { onClose: () => void }) {
  const add = useAddSuppression();
  const form = useForm<SuppressionForm>({
    resolver: zodResolver(suppressionFormSchema),
    defaultValues: { address: "", reason: "" },
  });
  const save = async (values: SuppressionForm) => {
    const { address } = await add.mutateAsync(values);
    return `${address} gets no more letters`;
  };
  return (
    <FormDialog
      form={form}
      title="Suppress an address"
      description="No mailing writes to it any more, whatever it is subscribed to. Letters that wait to be sent are not sent either."
      submitLabel="Suppress"
      save={save}
      onClose={onClose}
    >
      <FormField control={form.control} name="address" label="E-mail address" required>
        {(field) => <Input {...field} type="email" autoComplete="off" autoFocus placeholder="anna@example.com" />}
      </FormField>
      <FormField control={form.control} name="reason" label="Reason" help="For whoever reads the list later.">
        {(field) => <Input {...field} autoComplete="off" placeholder="Asked by phone" />}
      </FormField>
    </FormDialog>
  );
}
