import type { DatabaseField } from "@/lib/contracts/databases";
import { isJsonObject, type Json, type JsonObject, jsonSchema } from "@/lib/shared/json";

/** What a form holds of a field while one types: text for most, a list for lists of texts. */
export type FieldDraft = string | string[];
export type FieldDrafts = Record<string, FieldDraft>;

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

/** The fields that differ from `before`, as the API takes them; emptied ones are `null`. Typed values are parsed by the server. */
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
    else values[field.name] = read.value;
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

function parseJson(text: string): { value: Json } | { message: string } {
  try {
    return { value: jsonSchema.parse(JSON.parse(text)) };
  } catch (error) {
    return { message: `This is not JSON: ${error instanceof Error ? error.message : "check the brackets"}.` };
  }
}
