import { ConnectionAccessFields } from "@/components/settings/connection-access-fields";
import type { ConnectionFieldsProps } from "@/components/settings/connection-form-values";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { TagsInput } from "@/components/ui/tags-input";

const KINDS = [
  { value: "bearer", label: "Token", hint: "Authorization: Bearer" },
  { value: "basic", label: "User and password", hint: "Basic" },
  { value: "oauth2", label: "OAuth 2", hint: "client credentials" },
  { value: "headers", label: "Headers", hint: "of your own" },
] as const;

const PERIODS = [
  { value: "second", label: "second" },
  { value: "minute", label: "minute" },
  { value: "hour", label: "hour" },
] as const;

/** Name, way of access, hosts and limits of a connection. */
export function ConnectionFields({ form, kept }: ConnectionFieldsProps) {
  const { control } = form;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField control={control} name="name" label="Name" required>
        {(field) => <Input {...field} autoFocus autoComplete="off" placeholder="CRM" />}
      </FormField>
      <FormField control={control} name="kind" label="Signs in with">
        {({ value, onChange }) => <Select value={value} onChange={onChange} options={KINDS} />}
      </FormField>
      <ConnectionAccessFields form={form} kept={kept} />
      <FormField
        control={control}
        name="hosts"
        label="May be sent to"
        required
        help="Hosts without a port. For another host the secret values must be typed again."
        className="sm:col-span-2"
      >
        {({ value, onChange, onBlur }) => (
          <TagsInput value={value} onChange={onChange} onBlur={onBlur} placeholder="api.example.com, then Enter" />
        )}
      </FormField>
      <FormField
        control={control}
        name="rateLimit"
        label="Calls at most"
        help="Empty: as often as the installation lets any host be called. Calls over the limit wait."
      >
        {(field) => <NumberInput {...field} min={1} max={1_000_000} placeholder="No limit of its own" />}
      </FormField>
      <FormField control={control} name="ratePer" label="In each">
        {({ value, onChange }) => <Select value={value} onChange={onChange} options={PERIODS} />}
      </FormField>
      <FormField
        control={control}
        name="timeoutSeconds"
        label="Timeout"
        help="The longest wait for an answer, also where an element allows more."
      >
        {(field) => <NumberInput {...field} min={1} max={30} unit="s" placeholder="As the element says" />}
      </FormField>
    </div>
  );
}
