import type { DatabaseField } from "@/lib/contracts/databases";
import { parseFieldValue } from "@/lib/domain/fields/parse-field-value";
import { isJsonObject, type Json, type JsonObject, jsonSchema } from "@/lib/shared/json";

/** What a form holds of a field while one types: text for most, a list for lists of texts. */
export type FieldDraft = string | string[];
export type FieldDrafts = Record<string, FieldDraft>;

/** What a field is called on the screen. */
export function labelOf(field: Pick<DatabaseField, "label" | "name">): string {
  return field.label === "" ? field.name : field.label;
}

/** The form's values for a profile's fields. */
export function makeFieldDrafts(fields: readonly DatabaseField[], values: JsonObject): FieldDrafts {
  return Object.fromEntries(fields.map((field) => [field.name, makeDraft(field, values[field.name])]));
}

function makeDraft(field: DatabaseField, value: Json | undefined): FieldDraft {
  if (field.type === "tag") return Array.isArray(value) ? value.map(String) : [];
  if (value === undefined || value === null) return "";
  if (Array.isArray(value) || isJsonObject(value)) return JSON.stringify(value, null, 2);
  return String(value);
}

export type ReadDrafts = { values: JsonObject; problems: { field: string; message: string }[] };

/** The fields that differ from `before`, as the API takes them, emptied ones `null`; and all that is wrong with them, a field once. */
export function readFieldDrafts(
  fields: readonly DatabaseField[],
  drafts: FieldDrafts,
  before: FieldDrafts,
): ReadDrafts {
  const values: JsonObject = {};
  const problems: ReadDrafts["problems"] = [];
  for (const field of fields) {
    const draft = drafts[field.name] ?? "";
    if (JSON.stringify(draft) === JSON.stringify(before[field.name] ?? "")) continue;
    const read = readDraft(field, draft);
    if ("message" in read) problems.push({ field: field.name, message: read.message });
    else {
      const problem = findProblem(field, read.value);
      if (problem === null) values[field.name] = read.value;
      else problems.push({ field: field.name, message: problem });
    }
  }
  return { values, problems };
}

function readDraft(field: DatabaseField, draft: FieldDraft): { value: Json } | { message: string } {
  if (typeof draft !== "string") return { value: draft.length === 0 ? null : draft };
  const text = draft.trim();
  if (text === "") return { value: null };
  if (field.type !== "object" && field.type !== "array") return { value: text };
  return parseJson(text);
}

/** What the rules of the field say of a value that was read; the same rules as the server's. */
function findProblem(field: DatabaseField, value: Json): string | null {
  if (value === null) return field.required ? `${labelOf(field)} is required.` : null;
  const parsed = parseFieldValue(field, value);
  return parsed.ok ? null : sayProblem(field, `${parsed.field} ${parsed.message}`);
}

/** What a rule says of a field (`phones.0 must be …`) in the words of who fills the form (`Phone 1 must be …`). */
export function sayProblem(field: DatabaseField, message: string): string {
  const [, name, index, rest] = /^(?:fields\.)?([^\s.]+)(?:\.(\d+))? (.*)$/s.exec(message) ?? [];
  if (name !== field.name || rest === undefined) return message;
  const place = index === undefined ? labelOf(field) : `${labelOne(field)} ${Number(index) + 1}`;
  return `${place} ${rest}${/[.!?]$/.test(rest) ? "" : "."}`;
}

const labelOne = (field: DatabaseField) => (field.name === "phones" ? "Phone" : `${labelOf(field)}, value`);

function parseJson(text: string): { value: Json } | { message: string } {
  try {
    return { value: jsonSchema.parse(JSON.parse(text)) };
  } catch (error) {
    return { message: `This is not JSON: ${error instanceof Error ? error.message : "check the brackets"}.` };
  }
}
