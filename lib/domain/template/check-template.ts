import { compileTemplate } from "@/lib/domain/template/compile-template";
import { findAlmostTags } from "@/lib/domain/template/find-almost-tags";
import { locateFaults } from "@/lib/domain/template/locate-faults";
import { SUBSCRIPTION_FIELDS } from "@/lib/domain/template/subscription-fields";
import { suggestName } from "@/lib/domain/template/suggest-name";
import type { Fault, Place, TemplateIssue, VariableReference } from "@/lib/domain/template/template-types";

/** What the author of a template may use. */
export type KnownVariables = {
  /** Standard and custom fields of the database; null = it is not known which database, so fields are not checked. */
  leadFields: readonly { name: string; type: string }[] | null;
  /** Whether `{secret.NAME}` may stand here: in the HTTP element only. */
  allowSecrets: boolean;
  /** Whether `{unsubscribe_link}` and `{view_in_browser_link}` may stand here: in a message only. */
  allowLinks: boolean;
};

/** A loop's variable as it is declared: `{range NAME in`. */
const DECLARED = /\{range\s+([\p{L}_][\p{L}\p{N}_]*)\s+in\b/gu;

/**
 * Everything an author should see before saving: what compileTemplate finds, unknown fields, what is not allowed in this
 * template, and braces that look like a tag but are none. In the order of the text.
 */
export function checkTemplate(source: string, place: Place, known: KnownVariables): TemplateIssue[] {
  const compiled = compileTemplate(source, place);
  const locals = [...source.matchAll(DECLARED)].map(([, name]) => name ?? "");
  const fields = known.leadFields?.map((field) => field.name) ?? null;
  const almost = findAlmostTags(source, { tags: compiled.tags, locals, fields: fields ?? [] });
  const faults: Fault[] = [...compiled.issues, ...almost];
  for (const reference of compiled.references) {
    const fault = checkReference(reference, known, fields);
    if (fault) faults.push({ offset: reference.offset, length: reference.length, ...fault });
  }
  if (place === "header") faults.push(...lineBreaks(source));
  return locateFaults(source, faults);
}

type Finding = Pick<Fault, "message" | "level">;

function checkReference(
  reference: VariableReference,
  known: KnownVariables,
  fields: readonly string[] | null,
): Finding | null {
  const name = String(reference.path[0] ?? "");
  if (reference.root === "secret" && !known.allowSecrets) {
    return { level: "error", message: "Secrets can be used in the HTTP(S) API Call element only." };
  }
  if (reference.root === "links") {
    return known.allowLinks ? null : { level: "error", message: `{${name}} can be used in a message only.` };
  }
  if (reference.path.length === 0) return null;
  if (reference.root === "lead" && fields) return unknownField(name, fields, "error");
  return reference.root === "subscription" ? unknownField(name, SUBSCRIPTION_FIELDS, "warning") : null;
}

function unknownField(name: string, fields: readonly string[], level: Fault["level"]): Finding | null {
  if (fields.includes(name)) return null;
  const meant = suggestName(name, fields) ?? fields.find((field) => field === `_${name}`) ?? null;
  const owner = level === "error" ? "The database has no field" : "A subscription has no field";
  return { level, message: `${owner} ${name}.${meant === null ? "" : ` Did you mean ${meant}?`}` };
}

function lineBreaks(source: string): Fault[] {
  const offset = source.search(/[\r\n]/);
  return offset < 0 ? [] : [{ offset, length: 1, level: "error", message: "A header is a single line." }];
}
