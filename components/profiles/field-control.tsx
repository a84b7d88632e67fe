"use client";

import { CodeEditor } from "@/components/ui/code-editor";
import { DateInput } from "@/components/ui/date-input";
import { DateTimeInput } from "@/components/ui/date-time-input";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { TagsInput } from "@/components/ui/tags-input";
import { type FieldDraft, labelOf } from "@/components/profiles/field-draft";
import type { DatabaseField } from "@/lib/contracts/databases";

const INPUT_MODES: Partial<Record<DatabaseField["type"], "numeric" | "decimal">> = {
  integer: "numeric",
  decimal: "decimal",
};
const YES_NO = [
  { value: "", label: "Not set" },
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
] as const;

export type FieldControlProps = {
  field: DatabaseField;
  value: FieldDraft;
  onChange: (value: FieldDraft) => void;
  invalid?: boolean;
  autoFocus?: boolean;
};

/** The input that fits a field's type. */
export function FieldControl({ field, value, onChange, invalid = false, autoFocus = false }: FieldControlProps) {
  const label = labelOf(field);
  if (typeof value !== "string") {
    return (
      <TagsInput
        value={value}
        onChange={onChange}
        placeholder={field.name === "phones" ? "+33 1 23 45 67 89, Enter" : "Type a value, Enter"}
      />
    );
  }
  if (field.type === "boolean")
    return <Select value={value} onChange={onChange} options={YES_NO} placeholder="Not set" />;
  if (field.type === "date") {
    return <DateInput value={value === "" ? null : value.slice(0, 10)} onChange={(next) => onChange(next ?? "")} />;
  }
  if (field.type === "datetime") {
    return (
      <DateTimeInput value={value === "" ? null : value} onChange={(next) => onChange(next ?? "")} aria-label={label} />
    );
  }
  if (field.type === "object" || field.type === "array") {
    return (
      <CodeEditor label={label} invalid={invalid} language="json" value={value} onChange={onChange} minHeight="5rem" />
    );
  }
  return (
    <Input
      value={value}
      inputMode={field.name === "email" ? "email" : INPUT_MODES[field.type]}
      onChange={(event) => onChange(event.target.value)}
      autoFocus={autoFocus}
      autoComplete="off"
    />
  );
}
