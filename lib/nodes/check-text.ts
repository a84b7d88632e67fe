import type { FieldView } from "@/lib/domain/fields/field-types";
import { checkTemplate } from "@/lib/domain/template/check-template";
import type { SettingsIssue } from "@/lib/nodes/define";

/** Faults of a text with variables that stands at `field` of an element's settings. */
export function checkText(source: string, field: string, fields: readonly FieldView[]): SettingsIssue[] {
  if (!source.includes("{")) return [];
  const known = { leadFields: fields, allowSecrets: false, allowLinks: false };
  return checkTemplate(source, "text", known).map(({ level, message }) => ({ field, level, message }));
}
