"use client";

import { Combobox } from "@/components/ui/combobox";
import { FIELD_TYPE_TEXTS } from "@/lib/domain/fields/field-type-texts";
import type { FieldView } from "@/lib/domain/fields/field-types";

export type FieldPickerProps = {
  fields: readonly FieldView[];
  value: string | null;
  onChange: (name: string | null) => void;
  disabled?: boolean;
  "aria-label"?: string;
};

/** Chooses a field of a database, by label or name. */
export function FieldPicker({ fields, value, onChange, disabled = false, ...props }: FieldPickerProps) {
  const options = fields.map((field) => ({
    value: field.name,
    label: field.label === "" ? field.name : field.label,
    hint: `${field.label === "" ? "" : `${field.name}, `}${FIELD_TYPE_TEXTS[field.type].label}`,
  }));
  const isMissing = value !== null && value !== "" && !fields.some((field) => field.name === value);
  return (
    <Combobox
      value={value === "" ? null : value}
      onChange={(name) => onChange(name)}
      options={options}
      chosen={isMissing ? { value, label: value, hint: "not found" } : null}
      placeholder="Choose a field"
      searchPlaceholder="Search fields"
      disabled={disabled}
      aria-label={props["aria-label"] ?? "Field"}
    />
  );
}
