"use client";

import { DatabasePicker } from "@/components/pickers/database-picker";
import type { TemplateDraft } from "@/components/templates/template-draft";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TEMPLATE_NAME_LENGTH_MAX } from "@/lib/contracts/templates";

export type TemplateHeadProps = {
  draft: TemplateDraft;
  onChange: (values: Partial<TemplateDraft>) => void;
  nameError: string | null;
  disabled: boolean;
};

/** The template's name and the database whose fields it may use. */
export function TemplateHead({ draft, onChange, nameError, disabled }: TemplateHeadProps) {
  const error = draft.name.trim() === "" ? "Give the template a name." : nameError;
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label="Name" required {...(error === null ? {} : { error })}>
        <Input
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
          maxLength={TEMPLATE_NAME_LENGTH_MAX}
          autoComplete="off"
        />
      </Field>
      <Field label="Database" help="Its fields are offered and checked.">
        <DatabasePicker
          value={draft.databaseId}
          onChange={(databaseId) => onChange({ databaseId })}
          clearable
          placeholder="Any database"
          disabled={disabled}
        />
      </Field>
    </div>
  );
}
