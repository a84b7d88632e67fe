"use client";

import { DateInput } from "@/components/ui/date-input";
import { DateTimeInput } from "@/components/ui/date-time-input";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { TagsInput } from "@/components/ui/tags-input";
import type { Comparison } from "@/lib/domain/conditions/condition";
import type { FieldType } from "@/lib/domain/fields/field-types";
import type { Json } from "@/lib/shared/json";

export type ConditionValueProps = {
  /** Undefined = told by the value itself: apicontent and answers. */
  type: FieldType | undefined;
  is: Comparison;
  value: Json | undefined;
  onChange: (value: Json) => void;
  invalid: boolean;
};

const BOOLEANS = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
] as const;

const LABEL = "Compared with";

/** The right-hand side of a test, as the field's type wants it. */
export function ConditionValue(props: ConditionValueProps) {
  const { type, is, value, onChange } = props;
  if (is === "in" || is === "not_in") {
    const items = Array.isArray(value) ? value.map(toText) : [];
    return <TagsInput aria-label={LABEL} value={items} onChange={onChange} placeholder="Type and press Enter" />;
  }
  if (type === "boolean") return <BooleanValue {...props} />;
  if (type === "date") return <DateInput aria-label={LABEL} value={textOrNull(value)} onChange={onChange} />;
  if (type === "datetime") return <DateTimeInput aria-label={LABEL} value={textOrNull(value)} onChange={onChange} />;
  return type === "integer" || type === "decimal" ? <NumberValue {...props} /> : <TextValue {...props} />;
}

function BooleanValue({ value, onChange }: ConditionValueProps) {
  return (
    <Select
      aria-label={LABEL}
      size="sm"
      value={typeof value === "boolean" ? String(value) : null}
      onChange={(next) => onChange(next === "true")}
      options={BOOLEANS}
    />
  );
}

function NumberValue({ value, onChange }: ConditionValueProps) {
  const number = typeof value === "number" ? value : null;
  return <NumberInput aria-label={LABEL} size="sm" plain value={number} onChange={onChange} />;
}

function TextValue({ value, onChange, invalid }: ConditionValueProps) {
  return (
    <Input
      aria-label={LABEL}
      size="sm"
      value={toText(value)}
      aria-invalid={invalid}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function textOrNull(value: Json | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function toText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
