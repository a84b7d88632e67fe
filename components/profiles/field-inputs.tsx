"use client";

import { FIELD_TYPE_TEXTS } from "@/lib/domain/fields/field-type-texts";
import { FieldControl } from "@/components/profiles/field-control";
import { type FieldDraft, type FieldDrafts, labelOf } from "@/components/profiles/field-draft";
import { Field } from "@/components/ui/field";
import type { DatabaseField } from "@/lib/contracts/databases";

const WIDE: readonly DatabaseField["type"][] = ["object", "array"];

export type FieldInputsProps = {
  fields: readonly DatabaseField[];
  drafts: FieldDrafts;
  errors: Record<string, string>;
  onChange: (name: string, value: FieldDraft) => void;
  /** A field was left. */
  onLeave: (name: string) => void;
  autoFocus?: boolean;
};

/** The inputs for a group of fields, each with what it expects and what was wrong with it. */
export function FieldInputs({ fields, drafts, errors, onChange, onLeave, autoFocus = false }: FieldInputsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {fields.map((field, index) => (
        <div
          key={field.name}
          className={WIDE.includes(field.type) ? "sm:col-span-2" : undefined}
          onBlur={(event) => {
            const next = event.relatedTarget;
            // Saving checks all fields itself; an error that appears under the pressed button would move it away.
            const saves = next instanceof HTMLButtonElement && next.type === "submit";
            if (!saves && !event.currentTarget.contains(next)) onLeave(field.name);
          }}
        >
          <Field label={labelOf(field)} required={field.required} help={helpOf(field)} error={errors[field.name]}>
            <FieldControl
              field={field}
              value={drafts[field.name] ?? ""}
              onChange={(value) => onChange(field.name, value)}
              invalid={errors[field.name] !== undefined}
              autoFocus={autoFocus && index === 0}
            />
          </Field>
        </div>
      ))}
    </div>
  );
}

function helpOf(field: DatabaseField): string | undefined {
  if (field.description !== "") return field.description;
  return field.standard
    ? undefined
    : `${FIELD_TYPE_TEXTS[field.type].label}, for example ${FIELD_TYPE_TEXTS[field.type].hint}`;
}
