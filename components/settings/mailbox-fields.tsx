"use client";

import type { Control } from "react-hook-form";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import type { SenderView } from "@/lib/contracts/senders";

export type MailboxValues = {
  bounceAddress: string;
  host: string;
  port: number;
  tls: SenderView["tls"];
  username: string;
  password: string;
};

const TLS: readonly { value: SenderView["tls"]; label: string; hint: string }[] = [
  { value: "tls", label: "TLS from the start", hint: "port 993" },
  { value: "starttls", label: "STARTTLS", hint: "port 143" },
  { value: "none", label: "No encryption", hint: "inside a house only" },
];

type MailboxFieldsProps = { control: Control<MailboxValues>; isKept: boolean };

/** Address, server and sign-in of a mailbox. */
export function MailboxFields({ control, isKept }: MailboxFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField
        control={control}
        name="bounceAddress"
        label="Address for what comes back"
        required
        className="sm:col-span-2"
      >
        {(field) => <Input {...field} type="email" autoComplete="off" placeholder="bounces@example.com" />}
      </FormField>
      <FormField control={control} name="host" label="IMAP server" required>
        {(field) => <Input {...field} autoComplete="off" spellCheck={false} placeholder="imap.example.com" />}
      </FormField>
      <div className="grid grid-cols-[1fr_6rem] gap-3">
        <FormField control={control} name="tls" label="Encryption">
          {({ value, onChange }) => <Select value={value} onChange={onChange} options={TLS} />}
        </FormField>
        <FormField control={control} name="port" label="Port" required>
          {(field) => <NumberInput {...field} min={1} max={65_535} plain />}
        </FormField>
      </div>
      <FormField control={control} name="username" label="User" required>
        {(field) => <Input {...field} autoComplete="off" spellCheck={false} />}
      </FormField>
      <FormField
        control={control}
        name="password"
        label="Password"
        required={!isKept}
        help={isKept ? "One is kept. Type a new one to replace it." : undefined}
      >
        {(field) => (
          <PasswordInput {...field} autoComplete="new-password" placeholder={isKept ? "Kept, not shown" : ""} />
        )}
      </FormField>
    </div>
  );
}
