"use client";

import { TriangleAlert } from "lucide-react";
import { useWatch } from "react-hook-form";
import { MailingConditionFields } from "@/components/mailings/mailing-condition-fields";
import type { MailingFormApi } from "@/components/mailings/mailing-form-schema";
import { useMailingProblems } from "@/components/mailings/use-mailing-problems";
import { DatabasePicker } from "@/components/pickers/database-picker";
import { ResourcePicker } from "@/components/pickers/resource-picker";
import { SenderPicker } from "@/components/pickers/sender-picker";
import { TemplateLink } from "@/components/pickers/template-link";
import { TemplatePicker } from "@/components/pickers/template-picker";
import { FormField } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";

/** Everything that a mailing is made of; what does not fit together is said while one chooses. */
export function MailingFields({
  form,
  disabled = false,
  autoFocus = false,
}: {
  form: MailingFormApi;
  disabled?: boolean;
  autoFocus?: boolean;
}) {
  const { control } = form;
  const [databaseId, resourceId, templateId] = useWatch({ control, name: ["databaseId", "resourceId", "templateId"] });
  const problems = useMailingProblems({ databaseId, resourceId, templateId });
  return (
    <>
      <FormField control={control} name="name" label="Name" required>
        {(field) => (
          <Input
            {...field}
            placeholder="Tell the manager"
            autoComplete="off"
            autoFocus={autoFocus}
            disabled={disabled}
          />
        )}
      </FormField>
      <FormField control={control} name="databaseId" label="Database" help="Whose profiles it writes to." required>
        {({ value, onChange, onBlur }) => (
          <DatabasePicker value={value} onChange={onChange} onBlur={onBlur} disabled={disabled} />
        )}
      </FormField>
      <FormField
        control={control}
        name="resourceId"
        label="Resource"
        help="Only profiles subscribed to it get the letter."
        required
      >
        {({ value, onChange, onBlur }) => (
          <ResourcePicker
            value={value}
            onChange={onChange}
            onBlur={onBlur}
            databaseId={databaseId}
            disabled={disabled}
          />
        )}
      </FormField>
      <FormField
        control={control}
        name="templateId"
        label="Template"
        required
        action={templateId !== null && <TemplateLink id={templateId} />}
      >
        {({ value, onChange, onBlur }) => (
          <TemplatePicker value={value} onChange={onChange} onBlur={onBlur} disabled={disabled} />
        )}
      </FormField>
      <Problems messages={problems.map((problem) => problem.message)} />
      <FormField control={control} name="senderId" label="Sender">
        {({ value, onChange, onBlur }) => (
          <SenderPicker value={value} onChange={onChange} onBlur={onBlur} disabled={disabled} />
        )}
      </FormField>
      <MailingConditionFields form={form} disabled={disabled} />
      <FormField
        control={control}
        name="tracking"
        label="Opens and clicks"
        help="Links in the HTML lead by way of Cuelight, and a small picture tells of an open. The text part stays as it is."
        layout="inline"
      >
        {(field) => <Switch checked={field.value} onCheckedChange={field.onChange} disabled={disabled} />}
      </FormField>
      <FormField
        control={control}
        name="isActive"
        label="Active"
        help="While it is off, nothing is sent, and a call is answered with an error."
        layout="inline"
      >
        {(field) => <Switch checked={field.value} onCheckedChange={field.onChange} disabled={disabled} />}
      </FormField>
    </>
  );
}

/** What keeps a mailing from being active. */
export function Problems({ messages }: { messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <div
      role="status"
      className="flex items-start gap-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning-text"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 gap-1">
        <p className="font-medium">It cannot be active like this</p>
        {messages.map((message) => (
          <p key={message} className="wrap-break-word">
            {message}
          </p>
        ))}
      </div>
    </div>
  );
}
