"use client";

import { useForm, type UseFormReturn } from "react-hook-form";
import { ConnectionFields } from "@/components/settings/connection-fields";
import {
  type ConnectionFormValues,
  findInput,
  toFormValues,
  toInput,
} from "@/components/settings/connection-form-values";
import { useSaveConnection } from "@/lib/api-client/connections";
import { connectionInput, type ConnectionInput, type ConnectionView } from "@/lib/contracts/connections";
import { FormDialog } from "@/components/forms/form-dialog";

type ConnectionDialogProps = { connection: ConnectionView | null; onClose: () => void };

/** Adds a connection (`connection` null) or changes one; its secret values are replaced and never shown. */
export function ConnectionDialog({ connection, onClose }: ConnectionDialogProps) {
  const save = useSaveConnection();
  const form = useForm<ConnectionFormValues>({ defaultValues: toFormValues(connection) });
  const submit = async (values: ConnectionFormValues) => {
    const body = readInput(form, values);
    if (body === null) return null;
    await save.mutateAsync({ id: connection?.id ?? null, body });
    return connection === null ? `Connection “${values.name}” added` : "Connection saved";
  };
  return (
    <FormDialog
      form={form}
      title={connection === null ? "New connection" : connection.name}
      description="How HTTP(S) API Calls sign in at another system."
      size="lg"
      submitLabel={connection === null ? "Add connection" : "Save connection"}
      save={submit}
      onClose={onClose}
    >
      <ConnectionFields form={form} kept={connection?.access.kind ?? null} />
    </FormDialog>
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
