"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { TagsInput } from "@/components/ui/tags-input";
import { useSaveSecret } from "@/lib/api-client/secrets";
import { secretHosts, secretName, secretValue, type SecretView } from "@/lib/contracts/secrets";
import { FormDialog } from "@/components/forms/form-dialog";

const newSecret = z.object({ name: secretName, hosts: secretHosts, value: secretValue });
const keptSecret = newSecret.extend({ value: z.string() });

type SecretDialogProps = { secret: SecretView | null; onClose: () => void };

/** Adds a secret (`secret` null), or changes its hosts and replaces its value, which is never shown. */
export function SecretDialog({ secret, onClose }: SecretDialogProps) {
  const save = useSaveSecret();
  const form = useForm({
    resolver: zodResolver(secret === null ? newSecret : keptSecret),
    defaultValues: { name: secret?.name ?? "", hosts: secret?.hosts ?? [], value: "" },
  });
  const submit = async (values: z.infer<typeof keptSecret>) => {
    await save.mutateAsync({ id: secret?.id ?? null, ...values });
    return secret === null ? `Secret “${values.name}” added` : "Secret saved";
  };
  const { control } = form;
  return (
    <FormDialog
      form={form}
      title={secret === null ? "New secret" : secret.name}
      description="A password or key for another system; its value cannot be read again."
      submitLabel={secret === null ? "Add secret" : "Save secret"}
      save={submit}
      onClose={onClose}
    >
      {secret === null && (
        <FormField control={control} name="name" label="Name" required help="Written as {secret.NAME} in the element.">
          {(field) => <Input {...field} autoFocus autoComplete="off" spellCheck={false} placeholder="CRM" />}
        </FormField>
      )}
      <FormField
        control={control}
        name="hosts"
        label="May be sent to"
        required
        help="Hosts without a port. For another host the value must be typed again."
      >
        {({ value, onChange, onBlur }) => (
          <TagsInput value={value} onChange={onChange} onBlur={onBlur} placeholder="api.example.com, then Enter" />
        )}
      </FormField>
      <FormField
        control={control}
        name="value"
        label="Value"
        required={secret === null}
        help={secret === null ? undefined : "One is kept. Type a new one to replace it."}
      >
        {(field) => (
          <PasswordInput
            {...field}
            autoComplete="new-password"
            placeholder={secret === null ? "" : "Kept, not shown"}
          />
        )}
      </FormField>
    </FormDialog>
  );
}
