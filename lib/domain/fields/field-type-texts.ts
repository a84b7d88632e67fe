import type { FieldType } from "./field-types";

/** What a type is called on the screen, and what fits into it. */
export const FIELD_TYPE_TEXTS: Record<FieldType, { label: string; hint: string }> = {
  string: { label: "Text", hint: "Paris" },
  integer: { label: "Whole number", hint: "42" },
  decimal: { label: "Decimal number", hint: "19.90" },
  boolean: { label: "Yes or no", hint: "true" },
  date: { label: "Date", hint: "2026-11-21" },
  datetime: { label: "Date and time", hint: "2026-11-21T09:30:00Z" },
  tag: { label: "List of texts", hint: "vip, trial" },
  object: { label: "Object", hint: '{"plan":"pro"}' },
  array: { label: "List of objects", hint: '[{"sku":"A1"}]' },
};
