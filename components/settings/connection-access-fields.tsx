import { Plus, X } from "lucide-react";
import { useFieldArray } from "react-hook-form";
import type { ConnectionFieldsProps } from "@/components/settings/connection-form-values";
import { Button } from "@/components/ui/button";
import { FormField } from "@/components/ui/form";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";

const CREDENTIALS = [
  { value: "header", label: "In the header", hint: "Basic" },
  { value: "body", label: "In the body", hint: "client_id, client_secret" },
] as const;

/** What the chosen way of access asks for. */
export function ConnectionAccessFields({ form, kept }: ConnectionFieldsProps) {
  const kind = form.watch("kind");
  const isKept = kind === kept;
  if (kind === "headers") return <HeaderFields form={form} isKept={isKept} />;
  if (kind === "oauth2") return <OauthFields form={form} isKept={isKept} />;
  if (kind === "bearer") return <SecretField form={form} name="token" label="Token" isKept={isKept} wide />;
  return (
    <>
      <FormField control={form.control} name="username" label="User name" required>
        {(field) => <Input {...field} autoComplete="off" spellCheck={false} />}
      </FormField>
      <SecretField form={form} name="password" label="Password" isKept={isKept} />
    </>
  );
}

type AccessProps = Pick<ConnectionFieldsProps, "form"> & { isKept: boolean };
type SecretFieldProps = AccessProps & {
  name: "token" | "password" | "clientSecret";
  label: string;
  wide?: boolean;
};

function SecretField({ form, name, label, isKept, wide = false }: SecretFieldProps) {
  return (
    <FormField
      control={form.control}
      name={name}
      label={label}
      required={!isKept}
      help={isKept ? "One is kept. Type a new one to replace it." : undefined}
      className={wide ? "sm:col-span-2" : ""}
    >
      {(field) => (
        <PasswordInput {...field} autoComplete="new-password" placeholder={isKept ? "Kept, not shown" : ""} />
      )}
    </FormField>
  );
}

function OauthFields({ form, isKept }: AccessProps) {
  const { control } = form;
  return (
    <>
      <FormField
        control={control}
        name="tokenUrl"
        label="Token address"
        required
        help="Asked with the client credentials; the token is kept until it runs out."
        className="sm:col-span-2"
      >
        {(field) => <Input {...field} autoComplete="off" placeholder="https://login.example.com/oauth/token" />}
      </FormField>
      <FormField control={control} name="clientId" label="Client id" required>
        {(field) => <Input {...field} autoComplete="off" spellCheck={false} />}
      </FormField>
      <SecretField form={form} name="clientSecret" label="Client secret" isKept={isKept} />
      <FormField control={control} name="scope" label="Scope" help="Empty: what the other system gives by itself.">
        {(field) => <Input {...field} autoComplete="off" spellCheck={false} placeholder="contacts.write" />}
      </FormField>
      <FormField control={control} name="credentials" label="Id and secret stand">
        {({ value, onChange }) => <Select value={value} onChange={onChange} options={CREDENTIALS} />}
      </FormField>
    </>
  );
}

function HeaderFields({ form, isKept }: AccessProps) {
  const { control, formState } = form;
  const headers = useFieldArray({ control, name: "headers" });
  const error = formState.errors.headers?.message ?? formState.errors.headers?.root?.message;
  return (
    <section aria-label="Headers" className="grid gap-2 sm:col-span-2">
      <h3 className="text-sm font-medium">Headers</h3>
      {headers.fields.map(({ id }, index) => (
        <div key={id} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-2">
          <FormField control={control} name={`headers.${index}.name`} label={`Header ${index + 1}: name`} hideLabel>
            {(field) => <Input {...field} autoComplete="off" spellCheck={false} placeholder="X-Api-Key" />}
          </FormField>
          <FormField control={control} name={`headers.${index}.value`} label={`Header ${index + 1}: value`} hideLabel>
            {(field) => (
              <PasswordInput
                {...field}
                autoComplete="new-password"
                placeholder={isKept ? "Kept, not shown" : "Value"}
              />
            )}
          </FormField>
          <IconButton
            label="Remove this header"
            icon={<X />}
            disabled={headers.fields.length === 1}
            onClick={() => headers.remove(index)}
          />
        </div>
      ))}
      {error !== undefined && <p className="text-xs text-danger-text">{error}</p>}
      <Button
        size="sm"
        icon={<Plus />}
        onClick={() => headers.append({ name: "", value: "" })}
        className="justify-self-start"
      >
        Add a header
      </Button>
    </section>
  );
}
