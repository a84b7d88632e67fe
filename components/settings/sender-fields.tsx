"use client";

import type { UseFormReturn } from "react-hook-form";
import { PORTS, type SenderFormValues } from "@/components/settings/sender-form-values";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import type { SenderView } from "@/lib/contracts/senders";

const TLS: readonly { value: SenderView["tls"]; label: string; hint: string }[] = [
  { value: "starttls", label: "STARTTLS", hint: "usual, port 587" },
  { value: "tls", label: "TLS from the start", hint: "port 465" },
  { value: "none", label: "No encryption", hint: "port 25, inside a house only" },
];

const PERIODS: readonly { value: SenderView["ratePer"]; label: string }[] = [
  { value: "second", label: "second" },
  { value: "minute", label: "minute" },
  { value: "hour", label: "hour" },
];

type SenderFieldsProps = { form: UseFormReturn<SenderFormValues>; hasPassword: boolean };

/** Name, from-address, server and sign-in of a sender. */
export function SenderFields({ form, hasPassword }: SenderFieldsProps) {
  const { control } = form;
  const chooseTls = (tls: SenderView["tls"]) => {
    const isUsual = Object.values(PORTS).some((port) => port === form.getValues("port"));
    form.setValue("tls", tls, { shouldDirty: true });
    // A port of one's own stays.
    if (isUsual) form.setValue("port", PORTS[tls], { shouldDirty: true, shouldValidate: true });
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField control={control} name="name" label="Name" required className="sm:col-span-2">
        {(field) => <Input {...field} autoFocus autoComplete="off" placeholder="Company mail" />}
      </FormField>
      <FormField control={control} name="fromAddress" label="From address" required>
        {(field) => <Input {...field} type="email" autoComplete="off" placeholder="news@example.com" />}
      </FormField>
      <FormField control={control} name="fromName" label="From name">
        {(field) => <Input {...field} autoComplete="off" placeholder="Example Ltd" />}
      </FormField>
      <FormField
        control={control}
        name="replyTo"
        label="Reply to"
        help="Empty: answers go to the from address."
        className="sm:col-span-2"
      >
        {(field) => <Input {...field} type="email" autoComplete="off" />}
      </FormField>
      <FormField control={control} name="host" label="Mail server" required>
        {(field) => <Input {...field} autoComplete="off" spellCheck={false} placeholder="smtp.example.com" />}
      </FormField>
      <div className="grid grid-cols-[1fr_6rem] gap-3">
        <FormField control={control} name="tls" label="Encryption">
          {(field) => <Select value={field.value} onChange={chooseTls} options={TLS} />}
        </FormField>
        <FormField control={control} name="port" label="Port" required>
          {(field) => <NumberInput {...field} min={1} max={65_535} plain />}
        </FormField>
      </div>
      <FormField control={control} name="username" label="User" help="Empty: the server asks for no sign-in.">
        {(field) => <Input {...field} autoComplete="off" spellCheck={false} />}
      </FormField>
      <FormField
        control={control}
        name="password"
        label="Password"
        help={hasPassword ? "One is kept. Type a new one to replace it." : undefined}
      >
        {(field) => (
          <PasswordInput {...field} autoComplete="new-password" placeholder={hasPassword ? "Kept, not shown" : ""} />
        )}
      </FormField>
      <div className="grid grid-cols-[1fr_10rem] gap-3 sm:col-span-2">
        <FormField
          control={control}
          name="rateLimit"
          label="Letters at most"
          help="Empty: as fast as the mail server takes them. Letters over the limit wait."
        >
          {(field) => <NumberInput {...field} min={1} max={1_000_000} placeholder="No limit" />}
        </FormField>
        <FormField control={control} name="ratePer" label="In each">
          {({ value, onChange }) => <Select value={value} onChange={onChange} options={PERIODS} />}
        </FormField>
      </div>
    </div>
  );
}
