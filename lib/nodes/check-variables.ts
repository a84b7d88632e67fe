import type { CodeDiagnostic } from "@/components/ui/code-editor-types";
import type { FieldView } from "@/lib/domain/fields/field-types";
import { checkTemplate } from "@/lib/domain/template/check-template";
import type { Place } from "@/lib/domain/template/place";

/** What a code editor underlines in a text with variables of an element that makes calls: unknown fields, broken tags. */
export function checkVariables(source: string, place: Place, fields: readonly FieldView[]): CodeDiagnostic[] {
  if (!source.includes("{")) return [];
  return checkTemplate(source, place, { leadFields: fields, allowSecrets: true, allowLinks: false });
}
